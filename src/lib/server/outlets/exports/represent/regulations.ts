import { count, inArray } from 'drizzle-orm';
import type { Dated } from '../../../../domain/dates/format.ts';
import { clocksOf } from '../../../../domain/timeline/clocks.ts';
import { isAmong } from '../../../derived/ids.ts';
import { Sources } from '../../../../nouns/citation/sources.server.ts';
import { relationsOf, withRelated } from '../../../../nouns/regulation/related.server.ts';
import { readClock } from '../../../../nouns/regulation/clock.server.ts';
import { db } from '../../../db/index.ts';
import { fieldsOfJson } from '../../../../nouns/derive/json.ts';
import { onPublished } from '../../../../nouns/cards.server.ts';
import * as t from '../../../db/schema.ts';
import { identifiersJson } from '../../../../nouns/derive/identifiers.ts';
import { itemJson, regulationName, source, topicName, type Uncorrected } from './parts.ts';

const byIds = (ids: string[]) =>
	db.query.regulation.findMany({
		where: isAmong(t.regulation.id, ids),
		with: withRelated
	});

export async function regulations(ids: string[]): Promise<Uncorrected<'regulation'>[]> {
	const [rows, spoken] = await Promise.all([byIds(ids), statementsOn(ids)]);
	const sources = new Sources();
	return rows.map((row) => {
		const { made, textPublic, firstReaction, hidden, answered } = clocksOf(
			readClock(row.clock),
			row
		);
		return {
			...itemJson('regulation', row),
			...fieldsOfJson('regulation', {
				...row,
				clocks: {
					made: dated(made),
					text_public: dated(textPublic),
					first_reaction: dated(firstReaction),
					days_hidden: hidden ?? null,
					days_to_first_reaction: answered ?? null
				},
				statementCount: spoken.get(row.id) ?? 0,
				topics: row.topics.map(({ topic }) => topicName(topic)),
				relations: relationsOf(row, sources).map(({ regulation, sources, ...relation }) => ({
					...relation,
					regulation: regulationName(regulation),
					sources: sources.map(source)
				})),
				identifiers: identifiersJson(row.identifiers),
				sources: sources.all(row.citations).map(source)
			})
		};
	});
}

/** How many published statements take a position on each of these laws; none where there are none. */
async function statementsOn(ids: string[]) {
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
