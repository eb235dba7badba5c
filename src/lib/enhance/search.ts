/** Makes `/` focus the search box, and loads the suggestions' code when the box gets the focus. */
export function listenForSearch() {
	const box = document.querySelector<HTMLInputElement>('[data-search]');
	if (!box) return;
	document.addEventListener('keydown', (event) => {
		const { key, ctrlKey, metaKey, altKey, target, defaultPrevented } = event;
		if (key !== '/' || ctrlKey || metaKey || altKey || defaultPrevented || isWriting(target))
			return;
		event.preventDefault();
		box.focus();
		box.select();
	});
	const offer = () => void import('./suggestions.ts').then(({ offerIn }) => offerIn(box));
	if (document.activeElement === box) offer();
	else box.addEventListener('focus', offer, { once: true });
}

const isWriting = (target: EventTarget | null) =>
	target instanceof HTMLElement &&
	(target.isContentEditable || target.matches('input, textarea, select'));
