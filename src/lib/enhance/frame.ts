/**
 * What a page in a frame tells the page around it: how high it is, whenever that changes, and, where the frame may open
 * nothing itself, which link was followed. Both in the words of WordPress's own embeds (wp-includes/js/wp-embed.js), which
 * `static/embed.js` understands too. Nothing secret is told, so anybody around the frame may listen.
 */

/** WordPress makes a frame no higher, whatever it is told. */
const mostInWordPress = 1000;

/** The last one: who embeds an address that has one adds another. */
function secret(): string | undefined {
	const last = location.hash.split('secret=').slice(1).at(-1);
	return last && /^[a-z\d]{1,64}$/i.test(last) ? last : undefined;
}

/** Where no site is the origin of the frame, it stands in WordPress's sandbox, in which a link opens nothing. */
const isSandboxed = () => secret() !== undefined && origin === 'null';

const tell = (message: 'height' | 'link', value: number | string) =>
	parent.postMessage({ message, value, secret: secret() }, '*');

const height = () => Math.ceil(document.body.getBoundingClientRect().height);

const hidden = new Set<HTMLElement>();

/**
 * Leaves out what can be spared, then what stands last, but for the way to all of it, until the rest has room, and says
 * that there is more.
 */
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
	while (height() > mostInWordPress && spare.length) {
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

function follow(event: MouseEvent) {
	const { target } = event;
	const link = target instanceof Element ? target.closest('a') : null;
	if (!link?.href || !isSandboxed()) return;
	event.preventDefault();
	tell('link', link.href);
}

if (parent !== window) {
	// What stands below the last line is the frame's, and would keep it as high as it is.
	document.documentElement.dataset.sized = '';
	tellHeight();
	// A browser observes nothing in a frame that is far from the screen, or that WordPress hides until it knows its height.
	addEventListener('load', tellHeight);
	new ResizeObserver(tellHeight).observe(document.body);
	document.addEventListener('click', follow);
	addEventListener('hashchange', tellHeight);
	addEventListener('message', ({ data, source }) => {
		if (source === parent && data?.message === 'ready' && data.secret === secret()) tellHeight();
	});
}
