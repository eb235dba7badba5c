import { count, inArray } from 'drizzle-orm';
import { type ClockDate, clocksOf } from '../../../../domain/timeline/clocks.ts';
import { isAmong } from '../../../derived/ids.ts';
import { cited, citedRelation, Sources } from '../../../../nouns/citation/sources.server.ts';
import { readClock } from '../../../../nouns/regulation/clock.server.ts';
import { db } from '../../../db/index.ts';
import { fieldsOfJson } from '../../../../nouns/derive/json.ts';
import { registered, onPublished } from '../../../../nouns/cards.server.ts';
import * as t from '../../../db/schema.ts';
import { identifiersJson } from '../../../../nouns/derive/identifiers.ts';
import { itemJson, regulationName, source, topicName, type Uncorrected } from './parts.ts';

const related = { columns: { slug: true, title: true, state: true } } as const;

const byIds = (ids: string[]) =>
	db.query.regulation.findMany({
		where: isAmong(t.regulation.id, ids),
		with: {
			clock: true,
			relationsFrom: { ...citedRelation, with: { ...citedRelation.with, to: related } },
			relationsTo: { ...citedRelation, with: { ...citedRelation.with, from: related } },
			topics: { columns: {}, with: { topic: { columns: { slug: true, name: true } } } },
			identifiers: registered,
			citations: cited
		}
	});

export async function regulations(ids: string[]): Promise<Uncorrected<'regulation'>[]> {
	const [rows, spoken] = await Promise.all([byIds(ids), statementsOn(ids)]);
	const sources = new Sources();
	return rows.map((row) => {
		const { made, textPublic, firstReaction, hidden, answered } = clocksOf(readClock(row.clock));
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
				relations: [
					...row.relationsFrom.map(({ to, ...relation }) => ({
						...relation,
						direction: 'to' as const,
						other: to
					})),
					...row.relationsTo.map(({ from, ...relation }) => ({
						...relation,
						direction: 'from' as const,
						other: from
					}))
				]
					.filter(({ other }) => other.state === 'published')
					.map(({ kind, direction, other, article }) => ({
						kind,
						direction,
						regulation: regulationName(other),
						sources: sources.all([{ article }]).map(source)
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

const dated = (date: ClockDate | undefined) =>
	date ? { date: date.date, earliest: date.earliest, latest: date.latest } : null;
