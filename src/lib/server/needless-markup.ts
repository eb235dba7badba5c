import type { Handle } from '@sveltejs/kit';

/**
 * Svelte's hydration markers, such as `<!--[0-->`, `<!--]-->`, `<!---->` and `<!--$s1-->`, and links to sheets that the
 * page contains already, by which SvelteKit's scripts know not to load them.
 */
const needless =
	/<(?:!--(?:\[-?\d*!?|\]|\$?[a-z\d]*)-->|link href="[^"]+" rel="stylesheet" disabled media="\(max-width: 0\)">\s*)/g;

/** Public pages are not hydrated. Without the markers they are a seventh shorter and have half as many nodes. */
export const removeNeedlessMarkup: Handle = ({ event, resolve }) =>
	resolve(event, {
		transformPageChunk: ({ html }) =>
			html.includes('__sveltekit_') ? html : html.replaceAll(needless, '')
	});
