import { collectionBounds, withinBounds } from '../domain/collection.ts';
import { storedItems, notSaved, storeItems, whenChangedElsewhere } from './stored-collection.ts';

/** Returns a sentence that says why the items were not added; otherwise ''. */
export function collect(items: string[]): string {
	const before = storedItems();
	const known = before.map(({ item }) => item);
	const added = items.filter((item) => !known.includes(item));
	if (withinBounds([...known, ...added]).beyond.length)
		return `There is no room for ${added.length === 1 ? 'this' : 'these'}. ${collectionBounds}`;
	return storeItems([...before, ...added.map((item) => ({ item, note: '' }))]) ? '' : notSaved;
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
