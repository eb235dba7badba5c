import type { Attachment } from 'svelte/attachments';

/** A page that is pasted comes with its HTML, where the clipboard has it and as long as it is not changed. */
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
			// The input event of the paste itself follows.
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
