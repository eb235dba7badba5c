import { eq, sql } from 'drizzle-orm';
import type { Identifier } from '../../domain/identifiers/identifiers.ts';
import type { EventCard, Source, StatementCard, TitledRow } from '../../domain/record.ts';
import { nounOf, namesWith } from '../../domain/nouns.ts';
import type { SearchNoun } from '../../domain/search/search.ts';
import { db } from '../db/index.ts';
import { isAmongTexts } from '../db/prepared.ts';
import { clockColumns } from '../../nouns/regulation/clock.server.ts';
import { clock } from '../derived/tables.ts';
import { articleColumns } from '../../nouns/citation/sources.server.ts';
import { eventsOf } from '../../nouns/event/card.server.ts';
import { outletsOf } from '../../nouns/index.server.ts';
import { statementsOf } from '../../nouns/statement/card.server.ts';
import * as t from '../db/schema.ts';
import type { Hit } from './query.ts';

/** Names the table, because drizzle omits table names in queries without joins. */
const inRegisters = (noun: 'regulation' | 'stakeholder') =>
	sql<Identifier[]>`(
		select coalesce(json_agg(json_build_object('scheme', scheme, 'value', value) order by scheme, value), '[]')
		from ${sql.identifier(`${noun}_identifier`)} registered
		where registered.${sql.identifier(`${noun}_id`)} = ${sql.identifier(noun)}.id
	)`.as('identifiers');

const regulationColumns = {
	id: t.regulation.id,
	slug: t.regulation.slug,
	title: t.regulation.title,
	aliases: t.regulation.aliases,
	identifiers: inRegisters('regulation'),
	jurisdiction: t.regulation.jurisdiction,
	instrument: t.regulation.instrument,
	status: t.regulation.status,
	textDay: t.regulation.textDay,
	summary: t.regulation.summary,
	clock: clockColumns
};
const stakeholderColumns = {
	id: t.stakeholder.id,
	slug: t.stakeholder.slug,
	name: t.stakeholder.name,
	aliases: t.stakeholder.aliases,
	identifiers: inRegisters('stakeholder'),
	kind: t.stakeholder.kind,
	country: t.stakeholder.country
};

const regulations = (ids: string[]) =>
	db
		.select(regulationColumns)
		.from(t.regulation)
		.leftJoin(clock, eq(clock.regulationId, t.regulation.id))
		.where(isAmongTexts(t.regulation.id, sql.param(ids)));
const stakeholders = (ids: string[]) =>
	db
		.select(stakeholderColumns)
		.from(t.stakeholder)
		.where(isAmongTexts(t.stakeholder.id, sql.param(ids)));
const articles = (ids: string[]) =>
	db
		.select(articleColumns)
		.from(t.article)
		.where(isAmongTexts(t.article.id, sql.param(ids)));

type Row<Read extends (ids: string[]) => PromiseLike<unknown[]>> = Awaited<
	ReturnType<Read>
>[number];

type OwnCard =
	| { noun: 'regulation'; row: Row<typeof regulations> }
	| { noun: 'stakeholder'; row: Row<typeof stakeholders> }
	| { noun: 'statement'; row: StatementCard }
	| { noun: 'event'; row: EventCard }
	| { noun: 'article'; row: Source };

export type ResultCard = OwnCard | { noun: Exclude<SearchNoun, OwnCard['noun']>; row: TitledRow };

/** Keeps the order of hits. Nouns without hits cost no query. */
export async function cardsOf(hits: Hit[]): Promise<ResultCard[]> {
	const ofNoun = async <Row extends { id: string }>(
		noun: SearchNoun,
		read: (ids: string[]) => PromiseLike<Row[]>
	) => {
		const ids = hits.flatMap(([each, id]) => (each === noun ? id : []));
		const rows = ids.length ? await read(ids) : [];
		return rows.map((row): [string, ResultCard] => [
			`${noun} ${row.id}`,
			{ noun, row } as ResultCard
		]);
	};
	const found = await Promise.all([
		ofNoun('regulation', regulations),
		ofNoun('stakeholder', stakeholders),
		ofNoun('statement', statementsOf),
		ofNoun('event', eventsOf),
		ofNoun('article', articles),
		...namesWith('search').flatMap((name) => {
			const { titled } = outletsOf[name];
			return titled ? [ofNoun(nounOf[name], titled.rows)] : [];
		})
	]);
	const cards = new Map(found.flat());
	return hits.flatMap(([noun, id]) => cards.get(`${noun} ${id}`) ?? []);
}
