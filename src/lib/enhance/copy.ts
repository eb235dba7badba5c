import { pastedHtml } from '../domain/cite/paste.ts';

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
	document.addEventListener('click', copyQuotation);
}

function copyQuotation(event: MouseEvent) {
	const { target, ctrlKey, metaKey, shiftKey } = event;
	const link = target instanceof Element && target.closest<HTMLAnchorElement>('a[data-quotation]');
	if (!link || ctrlKey || metaKey || shiftKey) return;
	event.preventDefault();
	const text = link.dataset.quotation ?? '';
	const forms = { 'text/plain': text, 'text/html': pastedHtml(text) };
	const item = Object.fromEntries(
		Object.entries(forms).map(([type, words]) => [type, new Blob([words], { type })])
	);
	navigator.clipboard.write([new ClipboardItem(item)]).then(
		() => (link.nextElementSibling!.textContent = 'Copied.'),
		() => location.assign(link.href)
	);
}
