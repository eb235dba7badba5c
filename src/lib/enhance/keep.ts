import { collectionBounds, withinBounds } from '../domain/collection.ts';
import { kept, notSaved, save, whenChangedElsewhere } from './kept.ts';

/** Adds items to what is kept. @returns a sentence that says why that was not done; empty where it was */
export function keep(items: string[]): string {
	const before = kept();
	const known = before.map(({ item }) => item);
	const added = items.filter((item) => !known.includes(item));
	if (withinBounds([...known, ...added]).beyond.length)
		return `There is no room for ${added.length === 1 ? 'this' : 'these'}. ${collectionBounds}`;
	return save([...before, ...added.map((item) => ({ item, note: '' }))]) ? '' : notSaved;
}

/** Shows the button of each `[data-keep]`, and in its place the way to the collection once the item is in it. */
export function listenForKeeping() {
	for (const box of document.querySelectorAll<HTMLElement>('[data-keep]')) {
		const { keep: item = '' } = box.dataset;
		const button = box.querySelector('button');
		const link = box.querySelector('a');
		const status = box.querySelector('[role=status]');
		if (!button || !link || !status) continue;
		const look = () => {
			const isKept = kept().some((each) => each.item === item);
			button.hidden = isKept;
			link.hidden = !isKept;
		};
		button.addEventListener('click', () => {
			status.textContent = keep([item]);
			look();
			if (button.hidden) link.focus();
		});
		whenChangedElsewhere(look);
		look();
		box.dataset.ready = '';
	}
}
