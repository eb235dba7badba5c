import { listenForCopying } from './copy.ts';
import { drawChartsWhenNear } from './charts.ts';
import { listenForKeepButtons } from './keep-buttons.ts';
import { announceRefusals } from './refusals.ts';
import { listenForSearch } from './search.ts';
import { closeMenus, listenForSharing, openTarget } from './share.ts';
import { presetTimeZone } from './time-zone.ts';

// Public pages work without these scripts. This is an entry of its own (`?worker&url` in the root layout), so that
// readers never load SvelteKit's and Svelte's runtimes.
drawChartsWhenNear();
listenForCopying();
listenForSearch();
listenForKeepButtons();
listenForSharing();
openTarget();
addEventListener('hashchange', openTarget);
addEventListener('click', closeMenus);
addEventListener('keydown', closeMenus);
presetTimeZone();
announceRefusals();
