export function listenForCopying() {
	if (!('clipboard' in navigator)) return;
	for (const box of document.querySelectorAll('[data-copy]')) {
		const button = box.querySelector('button');
		const status = box.querySelector('[role=status]');
		const text = box.querySelector('p, textarea');
		if (!button || !status || !text) continue;
		button.hidden = false;
		button.addEventListener('click', () => {
			navigator.clipboard.writeText(text.textContent.trim()).then(
				() => (status.textContent = 'Copied.'),
				() => (button.hidden = true)
			);
		});
	}
}
