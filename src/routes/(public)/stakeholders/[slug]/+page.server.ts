import { sourcesOf } from '$lib/domain/record';
import { publishedOrRedirect } from '$lib/server/redirects';
import { readBelowItem, readBeside } from '$lib/server/outlets/items';
import * as reports from '$lib/server/reports';
import * as stakeholders from '$lib/nouns/stakeholder/queries.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const found = await stakeholders.get(event.params.slug);
	const stakeholder = await publishedOrRedirect('stakeholder', event, found);
	const sources = sourcesOf(
		stakeholder,
		...stakeholder.members,
		...stakeholder.memberships,
		...stakeholder.own.rows,
		...stakeholder.signed.rows,
		...stakeholder.represented.rows.map(({ statement }) => statement),
		...stakeholder.events
	);
	const [{ naming }, counted, below] = await Promise.all([
		readBeside('stakeholder', stakeholder),
		reports.countDistinctReports(sources),
		readBelowItem('stakeholders', stakeholder)
	]);
	return { stakeholder, sources, reports: counted, naming, ...below };
};
