import type { Attachment } from 'svelte/attachments';

// A list of names by keyboard: one key settles a line, and the next open one has the focus.

const radios = (group: Element) => [
	...group.querySelectorAll<HTMLInputElement>('input[type=radio]')
];

/** The lines of a list on which nothing is decided. */
export const openLines = (list: Element) =>
	[...list.querySelectorAll('[role=radiogroup]')].filter(
		(group) => !radios(group).some(({ checked }) => checked)
	);

/** A figure takes the so-manieth that is on record, N adds a new one, L leaves the line out. */
function meant(group: Element, key: string): HTMLInputElement | undefined {
	const all = radios(group);
	if (/^[1-9]$/.test(key))
		return all.filter(({ value }) => value.startsWith('is '))[Number(key) - 1];
	const value = { n: 'new', l: 'skip' }[key.toLowerCase()];
	return all.find((radio) => radio.value === value);
}

export const settleByKeys: Attachment<HTMLElement> = (list) => {
	const focusNext = (after?: Element) => {
		const isBehind = (group: Element) =>
			!after || after.compareDocumentPosition(group) & Node.DOCUMENT_POSITION_FOLLOWING;
		const open = openLines(list);
		const next = open.find(isBehind) ?? open[0];
		const settle = list.nextElementSibling?.querySelector('button');
		(next ? radios(next)[0] : settle)?.focus();
	};
	const onKey = (event: KeyboardEvent) => {
		const group = event.target instanceof Element && event.target.closest('[role=radiogroup]');
		if (!group || event.ctrlKey || event.metaKey || event.altKey) return;
		const radio = meant(group, event.key);
		if (!radio) return;
		event.preventDefault();
		radio.checked = true;
		radio.dispatchEvent(new Event('change', { bubbles: true }));
		focusNext(group);
	};
	list.addEventListener('keydown', onKey);
	const wrong = list.closest('form')?.querySelector<HTMLElement>('[aria-invalid=true]');
	if (wrong) (radios(wrong)[0] ?? wrong).focus();
	else if (!list.contains(document.activeElement)) focusNext();
	return () => list.removeEventListener('keydown', onKey);
};
