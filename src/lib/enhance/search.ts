/** Makes `/` focus the search box, and loads the suggestions' code when the box gets the focus. */
export function listenForSearch() {
	// A page's own box comes after that of the masthead.
	const box = Array.from(document.querySelectorAll<HTMLInputElement>('[data-search]')).at(-1);
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
