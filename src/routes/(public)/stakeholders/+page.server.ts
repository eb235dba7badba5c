import { listPage } from '$lib/server/outlets/lists';
import * as regulations from '$lib/nouns/regulation/queries.server';
import type { PageServerLoad } from './$types';

const page = listPage('stakeholders');

export const load = (async (event) => {
	const shown = await page(event);
	const { represented } = shown.chosen;
	const regulation = represented && (await regulations.findName(represented));
	return {
		...shown,
		regulation: regulation && regulation.state === 'published' ? regulation.title : undefined
	};
}) satisfies PageServerLoad;
