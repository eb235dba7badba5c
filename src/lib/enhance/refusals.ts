/** Few screen readers read an alert that is on the page from the start, so let it appear later. */
export function announceRefusals() {
	for (const alert of document.querySelectorAll<HTMLElement>('main [role="alert"]')) {
		alert.hidden = true;
		requestAnimationFrame(() => requestAnimationFrame(() => (alert.hidden = false)));
	}
	if (document.activeElement === document.body) leadToRefused(document);
}

/** Focuses the first refused field, again if it has the focus already, so that its message is read. */
export function leadToRefused(root: ParentNode) {
	const refused =
		root.querySelector<HTMLElement>('[aria-invalid="true"]') ??
		root.querySelector<HTMLElement>('.error');
	if (refused?.matches('p, div')) refused.tabIndex = -1;
	refused?.blur();
	refused?.focus();
}
