/** Loads the drawing code once a chart is near the screen. If that fails, the server's drawing stays. */
export function drawChartsWhenNear() {
	const observer = new IntersectionObserver(
		(entries) => {
			for (const { isIntersecting, target } of entries) {
				if (!isIntersecting || !(target instanceof HTMLElement)) continue;
				observer.unobserve(target);
				import('./drawing.ts').then(({ draw }) => draw(target)).catch(() => undefined);
			}
		},
		{ rootMargin: '300px' }
	);
	for (const box of document.querySelectorAll('[data-chart]')) observer.observe(box);
}
