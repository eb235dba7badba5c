import { count, eq, inArray } from 'drizzle-orm';
import { onPublished } from '../../nouns/cards.server.ts';
import type { ComparedRegulation as Regulation, Tally, TallyRow } from '../../domain/comparison.ts';
import { rowsBehind, shareOf } from '../../domain/charts/counts.ts';
import { demands, keysOf, stances } from '../../domain/vocabulary.ts';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';

const { regulationId, statementId, stance } = t.position;
const isPublished = onPublished(t.statement, statementId);

export async function numbersOn(regulations: Regulation[]) {
	const ids = regulations.map(({ id }) => id);
	const [byStance, byDemand] = await Promise.all([
		db
			.select({ regulation: regulationId, key: stance, value: count() })
			.from(t.position)
			.innerJoin(t.statement, isPublished)
			.where(inArray(regulationId, ids))
			.groupBy(regulationId, stance),
		db
			.select({ regulation: regulationId, key: t.demand.demand, value: count() })
			.from(t.position)
			.innerJoin(t.statement, isPublished)
			.innerJoin(t.demand, eq(t.demand.statementId, statementId))
			.where(inArray(regulationId, ids))
			.groupBy(regulationId, t.demand.demand)
	]);
	const sumsOf = (counted: typeof byStance) =>
		regulations.map(({ id }) => sumOf(counted.filter(({ regulation }) => regulation === id)));
	const [said, taken] = [
		sumsOf(byStance),
		sumsOf(byStance.filter(({ key }) => key !== 'not_stated'))
	];
	const rows = <Key extends string>(
		name: 'stance' | 'demand',
		words: Record<Key, string>,
		counted: { regulation: string; key: Key; value: number }[]
	): TallyRow[] =>
		keysOf(words)
			.filter((key) => counted.some((each) => each.key === key))
			.map((key) => ({
				key,
				label: words[key],
				numbers: regulations.map(({ id, slug: regulation }, place) => {
					const { value = 0 } =
						counted.find((each) => each.regulation === id && each.key === key) ?? {};
					const whole = (name === 'stance' ? taken : said)[place]!;
					const isShare = value && key !== 'not_stated';
					return {
						value,
						share: isShare ? shareOf(value, whole, whole) : undefined,
						href: rowsBehind(value, 'statements', { regulation, [name]: key })
					};
				})
			}));
	return {
		statements: regulations.map(({ slug: regulation }, place): Tally => {
			const value = said[place]!;
			return { value, href: rowsBehind(value, 'statements', { regulation }) };
		}),
		stances: rows('stance', stances, byStance),
		/** Most frequent first; a statement may make several demands. */
		demands: rows('demand', demands, byDemand).toSorted(
			(one, other) => sumOf(other.numbers) - sumOf(one.numbers)
		)
	};
}

const sumOf = (rows: { value: number }[]) => rows.reduce((sum, { value }) => sum + value, 0);
