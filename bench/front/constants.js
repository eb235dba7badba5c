// Loaded before the app (node --import): renders each page from the data of its first request, without the database.
// The rest is what SvelteKit and Svelte need for the same markup.
import { register } from 'node:module';

const hook = `
export async function load(url, context, next) {
	const loaded = await next(url, context);
	if (!url.includes('_page.server.ts.js')) return loaded;
	const source = String(loaded.source).replace(/load: load\\b/, 'load: globalThis.remember(load)');
	return { ...loaded, source };
}`;

globalThis.remember = (load) => {
	const known = new Map();
	return (event) => {
		const { href } = event.url;
		if (!known.has(href)) known.set(href, load(event));
		return known.get(href);
	};
};
register(`data:text/javascript,${encodeURIComponent(hook)}`);
