import { invalidateAll } from '$app/navigation';
import { resolve } from '$app/paths';
import { withStorage } from '$lib/components/stored-names';
import type { Name } from '$lib/domain/nouns';
import type { Attachment } from 'svelte/attachments';

// Forms are saved at every pause and when the page is left. The key in the address restores them after a reload.

const pauseMilliseconds = 800;
/** Stores the key of a form that was saved while its page was left. */
const leftForm = 'left form';

interface SaveStatus {
	message: string;
}

export function saveStatus(): SaveStatus {
	const status = $state({ message: '' });
	return status;
}

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
			// Fields have no hyphen, so that neither can take the place of one (a stakeholder's field is called `name`).
			data.set('form-list', name);
			data.set('form-row', row);
			return data;
		};
		const key = () => String(new FormData(form).get('key'));
		const href = () => resolve('/desk/unsent/[key]', { key: key() });

		async function save() {
			const before = unsaved;
			// SvelteKit’s `replaceState` would make a step back lead to the previous address.
			if (keyInAddress() !== key()) history.replaceState(history.state, '', `?form=${key()}`);
			status.message = await post(href(), body());
			if (status.message.startsWith(keptAt)) unsaved -= before;
		}
		const onInput = () => {
			clearTimeout(waiting);
			waiting = setTimeout(() => void save(), keyInAddress() === key() ? pauseMilliseconds : 0);
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
		// `beforeunload` comes before a reload requests the page; phones only send `pagehide`.
		addEventListener('beforeunload', onLeave, { signal });
		addEventListener('pagehide', onLeave, { signal });
		// No event reports text that was typed before the script was loaded.
		if (cameBack || isWrittenIn(form.querySelector(':focus'))) onInput();
		else void reloadLeftForm();
		return () => {
			onLeave();
			listening.abort();
		};
	};
}

const keyInAddress = () => new URLSearchParams(location.search).get('form');

/** A form saved while the page was left may arrive after the reload has read it, so load once more. */
async function reloadLeftForm() {
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
		// The form is too long or the quota is used up; the message says which.
		if (status === 413) return ((await answer.json()) as { message: string }).message;
		return status === 401
			? 'You are not signed in any more. Sending the form asks you to sign in, and keeps what you wrote.'
			: 'Could not be kept just now; it stays in this tab.';
	} catch {
		return 'No connection: what you write stays in this tab.';
	}
}

/** Returns the first field if it is empty; a filled form gets no focus. */
function firstEmpty(form: HTMLFormElement): HTMLElement | undefined {
	const [first] = form.querySelectorAll<HTMLInputElement>(
		'input:not([type=hidden]), textarea, select'
	);
	return first?.value === '' ? first : undefined;
}

/** Ctrl (or ⌘) and Enter send the form. Enter alone in a line does not. */
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
	// Keep the focus if the address or the user has already chosen a field.
	if (!location.hash && !form.contains(document.activeElement)) first?.focus();
	return () => form.removeEventListener('keydown', onKey);
};
