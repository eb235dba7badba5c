import { citeCorrected } from '$lib/domain/cite/citation';
import { citeStatement } from '$lib/domain/cite/items';
import { statementEmbed } from '$lib/domain/embeds';
import { slug } from '$lib/domain/filters';
import { sourcesOf } from '$lib/domain/record';
import { published } from '$lib/server/redirects';
import * as citations from '$lib/server/outlets/citations';
import { timesOf } from '$lib/server/cards';
import * as corrections from '$lib/server/desk/corrections';
import * as embeds from '$lib/server/outlets/embeds';
import * as regulations from '$lib/nouns/regulation/queries.server';
import * as reports from '$lib/server/reports';
import * as statements from '$lib/nouns/statement/queries.server';
import type { PageServerLoad } from './$types';

const mostCourses = 3;

export const load: PageServerLoad = async ({ params }) => {
	const id = slug(params.id) ?? '';
	const unknown = 'No statement with this address is on record.';
	const [asked, corrected, times] = await Promise.all([
		statements.get(id),
		corrections.newestForItem('statement', id),
		timesOf('statement', id)
	]);
	const found = published(asked, unknown);
	const citation = citeCorrected(
		citeStatement(found.statement, citations.reading()),
		corrected.rows[0]
	);
	const { quotations } = found.statement;
	const parts = quotations.length ? quotations : [undefined];
	// A letter on many laws leads to the timelines of the first of them.
	const about = found.statement.positions.slice(0, mostCourses).map(({ regulation }) => regulation);
	const [reportCount, written, ...courses] = await Promise.all([
		reports.countReports(sourcesOf(found.statement)),
		citations.written(citation),
		...about.map(({ slug }) => regulations.around(slug, id))
	]);
	return {
		...found,
		reports: reportCount,
		courses: courses.filter((course) => course !== undefined),
		times,
		citation: written,
		corrections: corrected,
		snippets: embeds.snippets(...parts.map((part) => statementEmbed(found.statement, part)))
	};
};
