import type { Attachment } from 'svelte/attachments';
import type { Sweep } from '../forms/names';

// Keyboard shortcuts of a name list: one key settles a line or all lines alike, then the next open line is focused.

export const sweepKeys: Record<Sweep, string> = { spelling: 'Y', person: 'P', new: 'A', skip: 'X' };

const radios = (group: Element) => [
	...group.querySelectorAll<HTMLInputElement>('input[type=radio]')
];

const isOpen = (group: Element) => !radios(group).some(({ checked }) => checked);

/** A digit picks that match, N adds a new stakeholder, L leaves the line out. */
function radioFor(group: Element, key: string): HTMLInputElement | undefined {
	const all = radios(group);
	if (/^[1-9]$/.test(key))
		return all.filter(({ value }) => value.startsWith('is '))[Number(key) - 1];
	const value = { n: 'new', l: 'skip' }[key.toLowerCase()];
	return all.find((radio) => radio.value === value);
}

/** Settles a line. Leaves it out if another line already took the same stakeholder. */
export function decideLine(list: Element, line: number, value: string): void {
	const group = list.querySelectorAll('[role=radiogroup]')[line];
	if (!group || !isOpen(group)) return;
	const isTaken =
		value.startsWith('is ') &&
		[...list.querySelectorAll<HTMLInputElement>(':checked')].some((radio) => radio.value === value);
	const radio = radios(group).find((each) => each.value === (isTaken ? 'skip' : value));
	if (radio) radio.checked = true;
}

/** Focuses the next open line, then the kind of new names if needed, then the next button. */
export function focusNext(list: Element, after?: Element): void {
	const isBehind = (group: Element) =>
		!after || after.compareDocumentPosition(group) & Node.DOCUMENT_POSITION_FOLLOWING;
	const open = [...list.querySelectorAll('[role=radiogroup]')].filter(isOpen);
	const next = open.find(isBehind) ?? open[0];
	if (next) return radios(next)[0]?.focus();
	const kind = kindOf(list);
	(kind && !kind.value && addsSomebody(list) ? kind : settleOf(list))?.focus();
}

const kindOf = (list: Element) =>
	list.closest('form')?.querySelector<HTMLSelectElement>('select[name=kind]');

const settleOf = (list: Element) =>
	list.parentElement?.querySelector<HTMLButtonElement>('[data-settle] button');

/** A line that reads as a person needs no kind. */
const addsSomebody = (list: Element) =>
	[...list.querySelectorAll('input[value=new]:checked')].some(
		(radio) => !radio.closest('[data-person]')
	);

export const settleByKeys =
	(sweep: (what: Sweep) => void): Attachment<HTMLElement> =>
	(list) => {
		const onKey = (event: KeyboardEvent) => {
			const group = event.target instanceof Element && event.target.closest('[role=radiogroup]');
			if (!group || event.ctrlKey || event.metaKey || event.altKey) return;
			const swept = Object.entries(sweepKeys).find(([, key]) => key === event.key.toUpperCase());
			const radio = radioFor(group, event.key);
			if (!swept && !radio) return;
			event.preventDefault();
			if (swept) return sweep(swept[0] as Sweep);
			radio!.checked = true;
			radio!.dispatchEvent(new Event('change', { bubbles: true }));
			focusNext(list, group);
		};
		// The kind is the last question: Enter in it goes on to the next open line or button.
		const onKind = (event: KeyboardEvent) => {
			if (event.key !== 'Enter' || [...list.querySelectorAll('[role=radiogroup]')].some(isOpen))
				return;
			event.preventDefault();
			const button = settleOf(list);
			button?.form?.requestSubmit(button);
		};
		const kind = kindOf(list);
		list.addEventListener('keydown', onKey);
		kind?.addEventListener('keydown', onKind);
		const wrong = list.closest('form')?.querySelector<HTMLElement>('[aria-invalid=true]');
		if (wrong) (radios(wrong)[0] ?? wrong).focus();
		else if (!list.contains(document.activeElement)) focusNext(list);
		return () => {
			list.removeEventListener('keydown', onKey);
			kind?.removeEventListener('keydown', onKind);
		};
	};
