import type { Attachment } from 'svelte/attachments';

/** Sends the clipboard's HTML with a pasted page until the text is edited. */
export const pasting: Attachment<HTMLFormElement> = (form) => {
	const text = form.querySelector('textarea')!;
	const html = form.querySelector<HTMLInputElement>('input[name="html"]')!;
	const listening = new AbortController();
	const { signal } = listening;
	let pasted = '';

	text.addEventListener(
		'paste',
		({ clipboardData }) => {
			const isWhole = text.selectionStart === 0 && text.selectionEnd === text.value.length;
			pasted = isWhole ? (clipboardData?.getData('text/html') ?? '') : '';
			// The paste's own input event comes next.
			html.value = '';
		},
		{ signal }
	);
	text.addEventListener(
		'input',
		(event) => {
			html.value = (event as InputEvent).inputType === 'insertFromPaste' ? pasted : '';
		},
		{ signal }
	);
	text.addEventListener(
		'keydown',
		(event) => {
			const isAddress = /^\S+$/.test(text.value.trim());
			if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey || isAddress)) return;
			event.preventDefault();
			form.requestSubmit();
		},
		{ signal }
	);
	if (!form.contains(document.activeElement)) text.focus();
	return () => listening.abort();
};
