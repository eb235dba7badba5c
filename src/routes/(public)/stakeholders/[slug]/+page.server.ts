import { sourcesOf } from '$lib/domain/record';
import { publishedOrRedirect } from '$lib/server/redirects';
import { titlesNaming } from '$lib/nouns/index.server';
import { readBelowItem } from '$lib/server/outlets/items';
import * as reports from '$lib/server/reports';
import * as stakeholders from '$lib/nouns/stakeholder/queries.server';
import * as statements from '$lib/nouns/statement/queries.server';
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
	const [changed, naming, counted, itsOwn] = await Promise.all([
		statements.changedPositions({ stakeholder: stakeholder.id }),
		titlesNaming({ stakeholder: stakeholder.slug }),
		reports.countDistinctReports(sources),
		readBelowItem('stakeholders', stakeholder)
	]);
	return { stakeholder, sources, reports: counted, changedPositions: changed, naming, ...itsOwn };
};
