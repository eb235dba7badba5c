/** Fetches the drawing's code once a chart comes near the screen, and tells where the numbers are if it fails. */
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
