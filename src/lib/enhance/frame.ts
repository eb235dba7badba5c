/**
 * Sends the frame's height, and links that the sandbox cannot open, to the page around it. The messages are those of
 * WordPress embeds (wp-includes/js/wp-embed.js). Any page may read them: nothing in them is secret.
 */

/** WordPress limits frames to this height. */
const wordPressHeightLimit = 1000;

/** The last secret counts: embedding an address that already has one adds another. */
function secret(): string | undefined {
	const last = location.hash.split('secret=').slice(1).at(-1);
	return last && /^[a-z\d]{1,64}$/i.test(last) ? last : undefined;
}

/** In WordPress's sandbox a frame has no origin, and links in it open nothing. */
const isSandboxed = () => secret() !== undefined && origin === 'null';

const tell = (message: 'height' | 'link', value: number | string) =>
	parent.postMessage({ message, value, secret: secret() }, '*');

const height = () => Math.ceil(document.body.getBoundingClientRect().height);

const hidden = new Set<HTMLElement>();

/** Hides optional parts, then the last ones, until the rest fits. The link to the whole page stays. */
function fit() {
	const more = document.querySelector<HTMLElement>('[data-more]');
	for (const element of hidden) element.hidden = false;
	hidden.clear();
	if (more) more.hidden = true;
	if (secret() === undefined) return;
	const all = (selector: string) => document.querySelectorAll<HTMLElement>(`main ${selector}`);
	const spare = [
		...all(':is(h2, h3, p, li, tr, dl, details):not([hidden], [data-keep])'),
		...all('[data-spare]')
	];
	while (height() > wordPressHeightLimit && spare.length) {
		const last = spare.pop()!;
		last.hidden = true;
		hidden.add(last);
		if (more) more.hidden = false;
	}
}

function tellHeight() {
	fit();
	tell('height', height());
}

function passLinkOn(event: MouseEvent) {
	const { target } = event;
	const link = target instanceof Element ? target.closest('a') : null;
	if (!link?.href || !isSandboxed()) return;
	event.preventDefault();
	tell('link', link.href);
}

if (parent !== window) {
	// Removes space below the last line, which would keep the frame from shrinking.
	document.documentElement.dataset.sized = '';
	tellHeight();
	// Observers do not run in a frame far from the screen, or one that WordPress hides until it knows its height.
	addEventListener('load', tellHeight);
	new ResizeObserver(tellHeight).observe(document.body);
	document.addEventListener('click', passLinkOn);
	addEventListener('hashchange', tellHeight);
	addEventListener('message', ({ data, source }) => {
		if (source === parent && data?.message === 'ready' && data.secret === secret()) tellHeight();
	});
}
