import { count, inArray } from 'drizzle-orm';
import type { Dated } from '../../domain/dates/format.ts';
import { clockSentence, clocksOf } from '../../domain/timeline/clocks.ts';
import { db } from '../../server/db/index.ts';
import { isAmongPlaceholder, prepared } from '../../server/db/prepared.ts';
import * as t from '../../server/db/schema.ts';
import { nameJson } from '../as-named.server.ts';
import { onPublished, publishedTopics } from '../cards.server.ts';
import { Sources } from '../citation/sources.server.ts';
import { asJson } from '../derive/represent.server.ts';
import { identifiersJson } from '../identifiers.ts';
import { readClock } from './clock.server.ts';
import { relationsOf, withRelated } from './related.server.ts';

const byIds = prepared((db) =>
	db.query.regulation
		.findMany({ where: isAmongPlaceholder(t.regulation.id, 'ids'), with: withRelated })
		.prepare('regulation_json')
);

export const regulations = asJson('regulation', async (ids) => {
	const [rows, counts] = await Promise.all([byIds().execute({ ids }), countStatements(ids)]);
	const sources = new Sources();
	return rows.map((row) => ({
		...row,
		clocks: clocksIn(row),
		statementCount: counts.get(row.id) ?? 0,
		topics: publishedTopics(row.topics),
		relations: relationsOf(row, sources).map(({ regulation, sources, ...relation }) => ({
			...relation,
			regulation: nameJson.regulation(regulation),
			sources: sources.map(nameJson.article)
		})),
		identifiers: identifiersJson(row.identifiers),
		sources: sources.all(row.citations)
	}));
});

function clocksIn(row: Awaited<ReturnType<ReturnType<typeof byIds>['execute']>>[number]) {
	const clocks = clocksOf(readClock(row.clock), row);
	const { made, textPublic, firstReaction, hidden, answered } = clocks;
	return {
		made: dated(made),
		text_public: dated(textPublic),
		first_reaction: dated(firstReaction),
		days_hidden: hidden ?? null,
		in_words: clockSentence(clocks),
		days_to_first_reaction: answered ?? null
	};
}

async function countStatements(ids: string[]) {
	const { regulationId, statementId } = t.position;
	const rows = await db
		.select({ regulationId, statements: count() })
		.from(t.position)
		.innerJoin(t.statement, onPublished(t.statement, statementId))
		.where(inArray(regulationId, ids))
		.groupBy(regulationId);
	return new Map(rows.map(({ regulationId, statements }) => [regulationId, statements]));
}

const dated = (date: Dated | undefined) =>
	date ? { date: date.date, earliest: date.earliest, latest: date.latest } : null;
