/** Loads the drawing code once a chart is near the screen. If that fails, a sentence points to the table of numbers. */
export function drawChartsWhenNear() {
	const observer = new IntersectionObserver(
		(entries) => {
			for (const { isIntersecting, target } of entries) {
				if (!isIntersecting || !(target instanceof HTMLElement)) continue;
				observer.unobserve(target);
				import('./drawing.ts')
					.then(({ draw }) => draw(target))
					.catch(() => target.querySelector('p')?.removeAttribute('hidden'));
			}
		},
		{ rootMargin: '300px' }
	);
	for (const box of document.querySelectorAll('[data-chart]')) observer.observe(box);
}
