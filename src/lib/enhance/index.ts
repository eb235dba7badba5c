import { listenForCopying } from './copy.ts';
import { drawChartsWhenNear } from './charts.ts';
import { listenForSearch } from './search.ts';

// What script adds to a public page, which is complete without it. It is an entry of its own
// (`?worker&url` in the root layout), so that readers never load SvelteKit's and Svelte's runtimes.
drawChartsWhenNear();
listenForCopying();
listenForSearch();

const collection = document.querySelector<HTMLElement>('[data-collection]');
if (document.querySelector('[data-keep]'))
	void import('./keep.ts').then(({ listenForKeeping }) => listenForKeeping());
if (document.querySelector('[data-share]'))
	void import('./share.ts').then(({ listenForSharing }) => listenForSharing());
if (collection)
	void import('./collection.ts').then(({ openCollection }) => openCollection(collection));
