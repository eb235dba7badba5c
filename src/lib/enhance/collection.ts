import { collectionAddress, itemsIn, notesFragment, readNotes } from '../domain/collection.ts';
import { mailTo } from '../domain/address/pages.ts';
import { type Network, shareLinks } from '../domain/networks.ts';
import { collect } from './keep-buttons.ts';
import { storedItems, notSaved, storeItems, whenChangedElsewhere } from './stored-collection.ts';

/** Readers can order and annotate their own collection. Any other one can be kept as a whole. */
function openCollection(page: HTMLElement) {
	const addressed = itemsIn(page.dataset.collection);
	const own = storedItems();
	const items = own.map(({ item }) => item);
	const print = page.querySelector<HTMLElement>('[data-print]');
	print?.addEventListener('click', () => window.print());
	if (print) print.hidden = false;
	const notes = notesInLink(page, addressed);
	const isKept = ([item, note]: [string, string]) =>
		own.some((each) => each.item === item && each.note.includes(note));
	if (!addressed.length) {
		if (items.length) location.replace(collectionAddress(items));
	} else if (items.join() === addressed.join() && [...notes].every(isKept))
		openOwn(page, addressed);
	else {
		for (const entry of entriesOf(page)) showTheirs(entry, notes.get(entry.dataset.item!));
		offer(page, items, notes, [...notes].every(isKept));
	}
}

/** Each item of the address with its note, where the link's maker wrote one. */
function notesInLink(page: HTMLElement, items: string[]): Map<string, string> {
	const notes = readNotes(location.hash, items.length);
	const refusal = page.querySelector<HTMLElement>('[data-unreadable]');
	if (refusal) refusal.hidden = notes !== undefined;
	return new Map(notes?.flatMap((note, place) => (note ? [[items[place]!, note]] : [])));
}

function showTheirs(entry: HTMLElement, note: string | undefined) {
	const box = entry.querySelector<HTMLElement>('[data-their-note]')!;
	box.hidden = !note;
	box.querySelector('span')!.textContent = note ?? '';
}

function offer(
	page: HTMLElement,
	own: string[],
	notes: Map<string, string>,
	areNotesKept: boolean
) {
	const box = page.querySelector<HTMLElement>('[data-theirs]')!;
	const [button, link, status] = [
		box.querySelector('button')!,
		box.querySelector('a')!,
		box.querySelector('[role=status]')!
	];
	const shown = entriesOf(page).map(({ dataset }) => dataset.item!);
	button.hidden = areNotesKept && shown.every((item) => own.includes(item));
	link.hidden = !own.length;
	box.hidden = button.hidden && link.hidden;
	button.addEventListener('click', () => {
		const problem = collect(shown, notes);
		if (problem) status.textContent = problem;
		else location.assign(link.href);
	});
}

const entriesOf = (page: HTMLElement) => [...page.querySelectorAll<HTMLElement>('li[data-item]')];

function openOwn(page: HTMLElement, addressed: string[]) {
	const notes = new Map(storedItems().map(({ item, note }) => [item, note]));
	const announcement = page.querySelector<HTMLElement>('[data-said]');
	const undo = announcement?.querySelector('button');
	let putBack = () => {};

	const announce = (words: string, back?: () => void) => {
		if (!announcement || !undo) return;
		announcement.hidden = false;
		announcement.querySelector('[role=status]')!.textContent = words;
		undo.hidden = !back;
		putBack = back ?? (() => {});
	};
	const store = () => {
		const shown = entriesOf(page).map(({ dataset }) => dataset.item!);
		const missing = [...page.querySelectorAll<HTMLElement>('[data-left]')].map(
			({ dataset }) => dataset.left!
		);
		// Keep items that another tab added meanwhile.
		const others = storedItems().filter(({ item }) => !addressed.includes(item));
		const all = [
			...[...shown, ...missing].map((item) => ({ item, note: notes.get(item) ?? '' })),
			...others
		];
		if (!storeItems(all)) return announce(notSaved);
		history.replaceState(null, '', collectionAddress(all.map(({ item }) => item)));
		refresh();
	};
	const withNotes = page.querySelector<HTMLInputElement>('[data-with-notes]')!;
	const refresh = () => {
		const shown = entriesOf(page).map(({ dataset }) => dataset.item!);
		const fragment = withNotes.checked
			? notesFragment(shown.map((item) => notes.get(item) ?? ''))
			: '';
		if (fragment === undefined) {
			withNotes.checked = false;
			announce('These notes are too long for a link, which now holds the items alone.');
		}
		updateLinks(page, shown, fragment);
	};
	withNotes.addEventListener('change', refresh);

	const setUp = (entry: HTMLElement) => {
		const item = entry.dataset.item!;
		const field = entry.querySelector('textarea')!;
		field.value = notes.get(item) ?? '';
		const show = () => {
			const note = entry.querySelector<HTMLElement>('[data-note]')!;
			note.textContent = field.value;
			note.hidden = !field.value.trim();
		};
		field.addEventListener('input', () => {
			notes.set(item, field.value);
			show();
			store();
		});
		for (const button of entry.querySelectorAll<HTMLButtonElement>('[data-move]'))
			button.addEventListener('click', () => {
				const isUp = button.dataset.move === 'up';
				const beside = isUp ? entry.previousElementSibling : entry.nextElementSibling;
				beside?.[isUp ? 'before' : 'after'](entry);
				store();
				// Moving the entry took the focus away, and at either end of the list this button is disabled.
				const other = entry.querySelector<HTMLElement>('[data-move]:not(:disabled)');
				(button.disabled ? other : button)?.focus();
				const all = entriesOf(page);
				announce(`Moved to place ${all.indexOf(entry) + 1} of ${all.length}.`);
			});
		entry.querySelector('[data-out]')!.addEventListener('click', () => {
			const list = entry.parentElement!;
			const next = entry.nextElementSibling;
			entry.remove();
			store();
			announce('Taken out.', () => {
				list.insertBefore(entry, next?.isConnected ? next : null);
				store();
				announce('Put back.');
				entry.querySelector<HTMLElement>('[data-out]')?.focus();
			});
			undo?.focus();
		});
		show();
		entry.querySelector<HTMLElement>('.own')!.hidden = false;
	};

	entriesOf(page).forEach(setUp);
	for (const notice of page.querySelectorAll<HTMLElement>('[data-left]')) {
		const button = notice.querySelector('button')!;
		button.hidden = false;
		button.addEventListener('click', () => {
			notice.remove();
			store();
		});
	}
	undo?.addEventListener('click', () => putBack());
	page.querySelector<HTMLElement>('[data-mine]')!.hidden = false;
	whenChangedElsewhere(() => location.replace('/collection'));
	refresh();
}

function updateLinks(page: HTMLElement, shown: string[], fragment = '') {
	const entries = entriesOf(page);
	entries.forEach((entry, place) => {
		entry.querySelector<HTMLButtonElement>('[data-move=up]')!.disabled = place === 0;
		entry.querySelector<HTMLButtonElement>('[data-move=down]')!.disabled =
			place === entries.length - 1;
	});
	const menu = page.querySelector<HTMLElement>('[data-share]');
	if (!menu) return;
	const { share: title = '' } = menu.dataset;
	const plain = new URL(collectionAddress(shown), location.origin);
	const address = plain.href + fragment;
	menu.querySelector('[data-address]')!.textContent = address;
	for (const link of menu.querySelectorAll('a')) {
		const { network } = link.dataset;
		if (link.protocol === 'mailto:') link.href = mailTo(title, address);
		// A network reads the address that it is given, so notes never go there.
		else if (network)
			link.href = shareLinks([network as Network], { title, address: plain.href })[0]!.href;
		else if (link.pathname === plain.pathname) link.href = address;
		else link.search = plain.search;
	}
}

// This file is an entry of its own, which only the collection's page loads.
const collection = document.querySelector<HTMLElement>('[data-collection]');
if (collection) openCollection(collection);
