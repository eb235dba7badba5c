import { statementEmbed } from '$lib/domain/embeds';
import { slug } from '$lib/domain/filters';
import { sourcesOf } from '$lib/domain/record';
import { publishedOrRedirect } from '$lib/server/redirects';
import { citationOf } from '$lib/server/outlets/items';
import * as citations from '$lib/server/outlets/citations';
import * as corrections from '$lib/server/desk/corrections';
import * as embeds from '$lib/server/outlets/embeds';
import * as regulations from '$lib/nouns/regulation/queries.server';
import * as reports from '$lib/server/reports';
import * as statements from '$lib/nouns/statement/queries.server';
import type { PageServerLoad } from './$types';

const mostCourses = 3;

export const load: PageServerLoad = async (event) => {
	const id = slug(event.params.id) ?? '';
	const [asked, corrected] = await Promise.all([
		statements.get(id),
		corrections.newestForItem('statement', id)
	]);
	const found = await publishedOrRedirect('statement', event, asked);
	const { quotations } = found.statement;
	const parts = quotations.length ? quotations : [undefined];
	// A statement on many laws shows only the first timelines.
	const about = found.statement.positions.slice(0, mostCourses);
	const [reportCount, written, courses] = await Promise.all([
		reports.countDistinctReports(sourcesOf(found.statement)),
		citationOf('statements', found.statement, corrected).then(citations.writeCitation),
		regulations.coursesAround(
			id,
			about.map(({ regulation }) => regulation.slug)
		)
	]);
	return {
		...found,
		reports: reportCount,
		courses,
		citation: written,
		corrections: corrected,
		snippets: embeds.snippets(...parts.map((part) => statementEmbed(found.statement, part)))
	};
};
