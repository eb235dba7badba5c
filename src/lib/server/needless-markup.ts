import type { Handle } from '@sveltejs/kit';

/** Svelte's hydration markers: `<!--[0-->`, `<!--]-->`, `<!---->`, `<!--$s1-->`. */
const comments = /<!--(?:\[-?\d*!?|\]|\$?[a-z\d]*)-->/g;
/** SvelteKit's scripts look for these links, and then don't load what a page contains already. */
const containedSheets =
	/<link href="[^"]+" rel="stylesheet" disabled media="\(max-width: 0\)">\s*/g;

/** Public pages are not hydrated. Without the markers they are a seventh shorter and have half as many nodes. */
export const removeNeedlessMarkup: Handle = ({ event, resolve }) =>
	resolve(event, {
		transformPageChunk: ({ html }) =>
			html.includes('__sveltekit_')
				? html
				: html.replaceAll(comments, '').replaceAll(containedSheets, '')
	});
