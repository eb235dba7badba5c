import type { Attachment } from 'svelte/attachments';
import { attempt } from '../domain/attempt';

/**
 * Keeps a pasted list in sessionStorage while its form is open: the page is the answer to a POST, so a reload would
 * lose the list. Submitting or discarding the list clears it.
 * @param isMatched whether the form shows the lines of a matched list
 */
export function storeNames(user: string, isMatched: boolean): Attachment<HTMLFormElement> {
	return (form) => {
		const key = `names ${user} ${location.pathname}`;
		const store = () =>
			withStorage((storage) => storage.setItem(key, JSON.stringify(textsIn(form))));
		const forget = () => withStorage((storage) => storage.removeItem(key));
		const before = withStorage((storage) => storage.getItem(key));
		// Text in the form was pasted before the script loaded.
		if (isMatched || isTyped(form)) store();
		else if (before !== null && before !== undefined) restoreInto(form, JSON.parse(before));
		// A decision by key fires no trusted change event.
		const onChange = ({ isTrusted }: Event) => isTrusted || store();
		const onSubmit = ({ submitter }: SubmitEvent) => {
			const action = submitter?.getAttribute('formaction') ?? form.getAttribute('action');
			if (action === '?/settle') forget();
			else store();
		};
		const onClick = ({ target }: Event) => {
			const link = target instanceof Element && target.closest('a');
			if (link && link.pathname === location.pathname && !link.hash) forget();
		};
		const listening = new AbortController();
		const { signal } = listening;
		form.addEventListener('input', store, { signal });
		form.addEventListener('change', onChange, { signal });
		form.addEventListener('submit', onSubmit, { signal });
		form.addEventListener('click', onClick, { signal });
		return () => listening.abort();
	};
}

const isTyped = (form: HTMLFormElement) =>
	[...form.querySelectorAll('textarea')].some((field) => field.value !== field.defaultValue);

type Texts = [name: string, text: string][];

const textsIn = (form: HTMLFormElement): Texts =>
	[...new FormData(form)].flatMap(([name, value]) =>
		typeof value === 'string' ? [[name, value]] : []
	);

/** A matched list is matched again with its decisions; otherwise the fields are refilled. */
function restoreInto(form: HTMLFormElement, texts: Texts): void {
	if (texts.some(([name]) => name.startsWith('lines.'))) {
		const again = document.createElement('form');
		Object.assign(again, { method: 'post', action: '?/match', hidden: true });
		for (const [name, value] of texts)
			again.append(Object.assign(document.createElement('input'), { name, value }));
		document.body.append(again);
		again.submit();
		return;
	}
	for (const [name, text] of texts) {
		const field = form.elements.namedItem(name);
		if (field instanceof HTMLTextAreaElement && !field.value) field.value = text;
	}
}

/** Returns undefined if the browser denies storage. */
export const withStorage = <Value>(use: (store: Storage) => Value): Value | undefined =>
	attempt(() => use(sessionStorage));
