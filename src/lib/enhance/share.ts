/** Opens the system's share sheet instead of each `[data-share]` box, if there is one. */
export function listenForSharing() {
	if (!('share' in navigator)) return;
	for (const box of document.querySelectorAll<HTMLDetailsElement>('details[data-share]'))
		box.querySelector('summary')?.addEventListener('click', (event) => {
			const url = box.querySelector('p')?.textContent;
			if (box.open || !url) return;
			event.preventDefault();
			navigator.share({ title: box.dataset.share, url }).catch((fault: DOMException) => {
				// A closed sheet needs nothing more; after a failure, the box offers other ways.
				if (fault.name !== 'AbortError') box.open = true;
			});
		});
}
