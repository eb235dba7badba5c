/**
 * A page that comes with refusals: what stands in an alert from the start is read by few screen readers, so that it is
 * hidden until they see it come; and the first field that was refused takes the focus where nothing else has it.
 */
export function announceRefusals() {
	for (const alert of document.querySelectorAll<HTMLElement>('main [role="alert"]')) {
		alert.hidden = true;
		requestAnimationFrame(() => requestAnimationFrame(() => (alert.hidden = false)));
	}
	if (document.activeElement === document.body) leadToRefused(document);
}

/** Focuses the first field that was refused, anew where it has the focus already: its sentence is read with it. */
export function leadToRefused(root: ParentNode) {
	const refused =
		root.querySelector<HTMLElement>('[aria-invalid="true"]') ??
		root.querySelector<HTMLElement>('.error');
	if (refused?.matches('p, div')) refused.tabIndex = -1;
	refused?.blur();
	refused?.focus();
}
