/** Opens the system's own sheet in place of each `[data-share]` box, where there is one. */
export function listenForSharing() {
	if (!('share' in navigator)) return;
	for (const box of document.querySelectorAll<HTMLDetailsElement>('details[data-share]'))
		box.querySelector('summary')?.addEventListener('click', (event) => {
			const url = box.querySelector('p')?.textContent;
			if (box.open || !url) return;
			event.preventDefault();
			navigator.share({ title: box.dataset.share, url }).catch((fault: DOMException) => {
				// Whoever closes the sheet wanted no more; where it fails, the box has the other ways.
				if (fault.name !== 'AbortError') box.open = true;
			});
		});
}
