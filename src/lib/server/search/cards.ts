import { inArray } from 'drizzle-orm';
import type { EventCard, Source, StatementCard } from '../../domain/record.ts';
import type { SearchNoun } from '../../domain/search.ts';
import { articleColumns, eventsOf, statementsOf } from '../db/cards.ts';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import type { Hit } from './look.ts';

const regulationColumns = {
	id: t.regulation.id,
	slug: t.regulation.slug,
	title: t.regulation.title,
	aliases: t.regulation.aliases,
	jurisdiction: t.regulation.jurisdiction,
	instrument: t.regulation.instrument,
	status: t.regulation.status,
	summary: t.regulation.summary
};
const stakeholderColumns = {
	id: t.stakeholder.id,
	slug: t.stakeholder.slug,
	name: t.stakeholder.name,
	aliases: t.stakeholder.aliases,
	kind: t.stakeholder.kind,
	country: t.stakeholder.country
};

const regulations = (ids: string[]) =>
	db.select(regulationColumns).from(t.regulation).where(inArray(t.regulation.id, ids));
const stakeholders = (ids: string[]) =>
	db.select(stakeholderColumns).from(t.stakeholder).where(inArray(t.stakeholder.id, ids));
const articles = (ids: string[]) =>
	db.select(articleColumns).from(t.article).where(inArray(t.article.id, ids));

/** A hit with what its line on the page shows. */
export type Card =
	| { noun: 'regulation'; row: Awaited<ReturnType<typeof regulations>>[number] }
	| { noun: 'stakeholder'; row: Awaited<ReturnType<typeof stakeholders>>[number] }
	| { noun: 'statement'; row: StatementCard }
	| { noun: 'event'; row: EventCard }
	| { noun: 'article'; row: Source };

/** The hits as cards, in their order; nouns without a hit are not asked for. */
export async function cardsOf(hits: Hit[]): Promise<Card[]> {
	const ofNoun = async <Row extends { id: string }>(
		noun: SearchNoun,
		read: (ids: string[]) => PromiseLike<Row[]>
	) => {
		const ids = hits.flatMap(([each, id]) => (each === noun ? id : []));
		const rows = ids.length ? await read(ids) : [];
		return rows.map((row): [string, Card] => [
			`${noun} ${row.id}`,
			{ noun, row } as unknown as Card
		]);
	};
	const found = await Promise.all([
		ofNoun('regulation', regulations),
		ofNoun('stakeholder', stakeholders),
		ofNoun('statement', (ids) => statementsOf(ids)),
		ofNoun('event', (ids) => eventsOf(ids)),
		ofNoun('article', articles)
	]);
	const cards = new Map(found.flat());
	return hits.flatMap(([noun, id]) => cards.get(`${noun} ${id}`) ?? []);
}
