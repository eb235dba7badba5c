import { invalidateAll } from '$app/navigation';
import { resolve } from '$app/paths';
import { withStorage } from '$lib/components/stored-names';
import type { Name } from '$lib/domain/nouns';
import type { Attachment } from 'svelte/attachments';

// While somebody writes, the form is saved: at every pause, and when the tab is left. Its address leads back to it from then
// on, so that a reload or a step back brings back what was typed. The browser itself keeps none of that.

const pauseMilliseconds = 800;
/** Holds the key of a form that was saved as its page was left. */
const leftForm = 'left form';

interface SaveStatus {
	/** What the writer reads of it. */
	message: string;
}

export function saveStatus(): SaveStatus {
	const status = $state({ message: '' });
	return status;
}

/** Saves the form on the server as one's own unsent form. */
export function autosave(
	status: SaveStatus,
	{ name, row = '', cameBack }: { name: Name; row?: string; cameBack: boolean }
): Attachment<HTMLFormElement> {
	return (form) => {
		let waiting: ReturnType<typeof setTimeout> | undefined;
		let unsaved = 0;
		let sending = false;

		const body = () => {
			const data = new FormData(form);
			data.set('name', name);
			data.set('row', row);
			return data;
		};
		const key = () => String(new FormData(form).get('key'));
		const href = () => resolve('/desk/unsent/[key]', { key: key() });

		async function save() {
			const before = unsaved;
			// SvelteKit’s own replaceState would have a step back lead to the address before.
			if (keyInAddress() !== key()) history.replaceState(history.state, '', `?form=${key()}`);
			status.message = await post(href(), body());
			if (status.message.startsWith(keptAt)) unsaved -= before;
		}
		const onInput = () => {
			clearTimeout(waiting);
			waiting = setTimeout(save, keyInAddress() === key() ? pauseMilliseconds : 0);
			unsaved++;
		};
		const onLeave = () => {
			clearTimeout(waiting);
			if (!unsaved || sending) return;
			unsaved = 0;
			navigator.sendBeacon(href(), body());
			withStorage((storage) => storage.setItem(leftForm, key()));
		};
		const onSubmit = () => {
			sending = true;
			clearTimeout(waiting);
		};
		const listening = new AbortController();
		const { signal } = listening;
		form.addEventListener('input', onInput, { signal });
		form.addEventListener('change', onInput, { signal });
		form.addEventListener('submit', onSubmit, { signal });
		// The first of them comes before a reload asks for the page; telephones know the second alone.
		addEventListener('beforeunload', onLeave, { signal });
		addEventListener('pagehide', onLeave, { signal });
		// What was written before the script came, where the writer still is, no event tells any more.
		if (cameBack || isWrittenIn(form.querySelector(':focus'))) onInput();
		else void lookAgain();
		return () => {
			onLeave();
			listening.abort();
		};
	};
}

const keyInAddress = () => new URLSearchParams(location.search).get('form');

/** A form that was sent as the page was left may arrive after the page was asked for again, which is then asked for once more. */
async function lookAgain() {
	const left = withStorage((storage) => storage.getItem(leftForm));
	withStorage((storage) => storage.removeItem(leftForm));
	if (left && left === keyInAddress()) await invalidateAll();
}

const isWrittenIn = (field: Element | null) =>
	(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) &&
	field.value !== field.defaultValue;

const keptAt = 'Kept at';

async function post(href: string, body: FormData): Promise<string> {
	try {
		const headers = { accept: 'application/json' };
		const answer = await fetch(href, { method: 'POST', body, headers });
		const { ok, status } = answer;
		if (ok) return `${keptAt} ${new Date().toTimeString().slice(0, 5)}`;
		// Too long, or more than one may keep: the sentence says which.
		if (status === 413) return ((await answer.json()) as { message: string }).message;
		return status === 401
			? 'You are not signed in any more. Sending the form asks you to sign in, and keeps what you wrote.'
			: 'Could not be kept just now; it stays in this tab.';
	} catch {
		return 'No connection: what you write stays in this tab.';
	}
}

/** Where writing begins; in a form that is filled, nowhere. */
function firstEmpty(form: HTMLFormElement): HTMLElement | undefined {
	const [first] = form.querySelectorAll<HTMLInputElement>(
		'input:not([type=hidden]), textarea, select'
	);
	return first?.value === '' ? first : undefined;
}

/** Ctrl (or ⌘) and Enter send the form; Enter alone in a line of text does not. */
export const byKeyboard: Attachment<HTMLFormElement> = (form) => {
	const onKey = (event: KeyboardEvent) => {
		if (event.key !== 'Enter') return;
		if (event.ctrlKey || event.metaKey) {
			event.preventDefault();
			form.requestSubmit(form.querySelector<HTMLButtonElement>('button[formaction]'));
		} else if (event.target instanceof HTMLInputElement && event.target.type !== 'checkbox')
			event.preventDefault();
	};
	form.addEventListener('keydown', onKey);
	const first = form.querySelector<HTMLElement>('[aria-invalid="true"]') ?? firstEmpty(form);
	// Who came to a field of the form, or wrote in one before the script came, stays there.
	if (!location.hash && !form.contains(document.activeElement)) first?.focus();
	return () => form.removeEventListener('keydown', onKey);
};
