import { collectionBounds, withinBounds } from '../domain/collection.ts';
import { storedItems, notSaved, storeItems, whenChangedElsewhere } from './stored-collection.ts';

/** A note of the reader's own stays in front of one that came with a link. */
const joined = (own: string, theirs: string) =>
	own.includes(theirs) ? own : [own, theirs].filter(Boolean).join('\n');

/** Returns a sentence that says why the items, each with its note, were not added; otherwise ''. */
export function collect(items: string[], notes = new Map<string, string>()): string {
	const before = storedItems();
	const known = before.map(({ item }) => item);
	const added = items.filter((item) => !known.includes(item));
	if (withinBounds([...known, ...added]).beyond.length)
		return `There is no room for ${added.length === 1 ? 'this' : 'these'}. ${collectionBounds}`;
	const all = [...before, ...added.map((item) => ({ item, note: '' }))];
	return storeItems(
		all.map(({ item, note }) => ({ item, note: joined(note, notes.get(item) ?? '') }))
	)
		? ''
		: notSaved;
}

export function listenForKeepButtons() {
	for (const box of document.querySelectorAll<HTMLElement>('[data-keep]')) {
		const { keep: item = '' } = box.dataset;
		const button = box.querySelector('button');
		const link = box.querySelector('a');
		const status = box.querySelector('[role=status]');
		if (!button || !link || !status) continue;
		const look = () => {
			const isCollected = storedItems().some((each) => each.item === item);
			button.hidden = isCollected;
			link.hidden = !isCollected;
		};
		button.addEventListener('click', () => {
			status.textContent = collect([item]);
			look();
			if (button.hidden) link.focus();
		});
		whenChangedElsewhere(look);
		look();
		box.dataset.ready = '';
	}
}
