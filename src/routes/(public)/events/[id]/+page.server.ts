import { publishedOrRedirect } from '$lib/server/redirects';
import { readBelowItem } from '$lib/server/outlets/items';
import * as events from '$lib/nouns/event/queries.server';
import * as reports from '$lib/server/reports';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (asked) => {
	const found = await publishedOrRedirect('event', asked, await events.get(asked.params.id));
	return {
		...found,
		reports: await reports.countDistinctReports(found.event.sources),
		...(await readBelowItem('events', found.event))
	};
};
