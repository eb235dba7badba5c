/** Opens the menu that an address leads into, as newer browsers do by themselves. */
export function openTarget() {
	const menu = document.querySelector(':target')?.closest('details');
	if (!menu || menu.open) return;
	menu.open = true;
	menu.scrollIntoView();
}

/** Closes an open menu when something beside it is pressed, or Escape. */
export function closeMenus(event: Event) {
	if (event instanceof KeyboardEvent && event.key !== 'Escape') return;
	for (const menu of document.querySelectorAll<HTMLDetailsElement>('details[name=tools][open]'))
		if (event.type === 'keydown' || !menu.contains(event.target as Node)) menu.open = false;
}

/** Offers the system's share sheet in each menu, if there is one. */
export function listenForSharing() {
	if (!('share' in navigator)) return;
	for (const menu of document.querySelectorAll<HTMLElement>('[data-share]')) {
		const button = menu.querySelector<HTMLElement>('[data-sheet]');
		const url = menu.querySelector('[data-address]')?.textContent;
		if (!button || !url) continue;
		button.hidden = false;
		button.addEventListener('click', () => {
			navigator.share({ title: menu.dataset.share, url }).catch((fault: DOMException) => {
				// A closed sheet needs nothing more; after a failure the link beside the button is left.
				button.hidden = fault.name !== 'AbortError';
			});
		});
	}
}
