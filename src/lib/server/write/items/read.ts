import { inArray } from 'drizzle-orm';
import { demands, keysOf } from '../../../domain/vocabulary.ts';
import type { Database } from '../../db/index.ts';
import * as t from '../../db/schema.ts';
import type { Locator } from './locators.ts';
import type { Noun } from '../../../domain/nouns.ts';
import type { Item } from '../../../nouns/derive/types.ts';
import { inOrder as inRegisters } from '../../../domain/identifiers/identifiers.ts';
import { registered } from '../../../nouns/cards.server.ts';

/** An item as it is stored, with the number of its version. */
export interface StoredItem<N extends Noun> {
	item: Item<N>;
	version: number;
}

type Session = Pick<Database, 'query'>;
type Kept<N extends Noun> = Item<N> & { version: number };

/**
 * The items of these ids, in no order, drafts and withdrawn ones too: `rowsOf` the other way round, in one query.
 * What is a set comes sorted; sources, signatories and actors come as they were written.
 */
export async function readItems<N extends Noun>(
	session: Session,
	noun: N,
	ids: string[]
): Promise<StoredItem<N>[]> {
	const found = await readers[noun](session, ids);
	return found.map(({ version, ...item }) => ({ version, item: item as unknown as Item<N> }));
}

const bookkeeping = { createdAt: false, updatedAt: false } as const;
const cited = { columns: { id: true, articleId: true, locator: true } } as const;

const readers: { [N in Noun]: (session: Session, ids: string[]) => Promise<Kept<N>[]> } = {
	async topic(session, ids) {
		const rows = await session.query.topic.findMany({ where: inArray(t.topic.id, ids) });
		return rows.map(known);
	},

	async article(session, ids) {
		const rows = await session.query.article.findMany({
			where: inArray(t.article.id, ids),
			columns: {
				...bookkeeping,
				addressKey: false,
				publishedEarliest: false,
				publishedLatest: false
			},
			with: { regulations: true, topics: true }
		});
		return rows.map(({ regulations, topics, ...row }) => ({
			...known(row),
			regulations: set(regulations, 'regulationId'),
			topics: set(topics, 'topicId')
		}));
	},

	async regulation(session, ids) {
		const rows = await session.query.regulation.findMany({
			where: inArray(t.regulation.id, ids),
			columns: bookkeeping,
			with: { relationsFrom: true, topics: true, identifiers: registered, citations: cited }
		});
		return rows.map(({ relationsFrom, topics, identifiers, citations, ...row }) => ({
			...known(row),
			relations: relationsFrom
				.map(({ kind, toId, articleId }) => ({ ...known({ kind, article: articleId }), to: toId }))
				.sort((a, b) => compare(a.kind, b.kind) || compare(a.to, b.to)),
			topics: set(topics, 'topicId'),
			identifiers: inRegisters(identifiers),
			...cites(citations)
		}));
	},

	async stakeholder(session, ids) {
		const rows = await session.query.stakeholder.findMany({
			where: inArray(t.stakeholder.id, ids),
			columns: bookkeeping,
			with: { identifiers: registered, citations: cited }
		});
		return rows.map(({ identifiers, citations, ...row }) => ({
			...known(row),
			identifiers: inRegisters(identifiers),
			...cites(citations)
		}));
	},

	async membership(session, ids) {
		const rows = await session.query.membership.findMany({
			where: inArray(t.membership.id, ids),
			columns: { ...bookkeeping, asOfEarliest: false, asOfLatest: false },
			with: { citations: cited }
		});
		return rows.map(({ groupId, memberId, citations, ...row }) => ({
			...known(row),
			group: groupId,
			member: memberId,
			...cites(citations)
		}));
	},

	async event(session, ids) {
		const rows = await session.query.event.findMany({
			where: inArray(t.event.id, ids),
			columns: { ...bookkeeping, knownOnEarliest: false, knownOnLatest: false },
			with: {
				regulations: true,
				actors: true,
				claims: {
					columns: { earliest: false, latest: false, eventId: false },
					with: { citations: cited }
				}
			}
		});
		return rows.map(({ regulations, actors, claims, statementId, ...row }) => ({
			...known({ ...row, statement: statementId }),
			regulations: set(regulations, 'regulationId'),
			actors: inOrder(actors),
			dates: numbered(claims).map(({ id: _id, citations, ...claim }) => ({
				...known(claim),
				...cites(citations)
			}))
		}));
	},

	async statement(session, ids) {
		const rows = await session.query.statement.findMany({
			where: inArray(t.statement.id, ids),
			columns: { ...bookkeeping, earliest: false, latest: false },
			with: {
				signatories: true,
				demands: true,
				positions: { columns: { regulationId: true, stance: true }, with: { citations: cited } },
				quotations: { columns: { statementId: false } },
				citations: cited
			}
		});
		return rows.map(
			({
				organisationId,
				speakerId,
				signatories,
				demands: asked,
				positions,
				quotations,
				citations,
				...row
			}) => ({
				...known({ ...row, organisation: organisationId, speaker: speakerId }),
				signatories: inOrder(signatories),
				demands: keysOf(demands).filter((key) => asked.some(({ demand }) => demand === key)),
				positions: positions
					.map(({ regulationId, stance, citations }) => ({
						regulation: regulationId,
						stance,
						...places(citations)
					}))
					.sort((a, b) => compare(a.regulation, b.regulation)),
				quotations: numbered(quotations).map(({ id: _id, articleId, ...quotation }) => ({
					...known(quotation),
					article: articleId
				})),
				...cites(citations)
			})
		);
	},

	async campaign(session, ids) {
		const rows = await session.query.campaign.findMany({
			where: inArray(t.campaign.id, ids),
			columns: { ...bookkeeping, startEarliest: false, startLatest: false },
			with: {
				regulations: true,
				statements: true,
				demands: { columns: { campaignId: false } },
				participants: { columns: { campaignId: false } },
				citations: cited
			}
		});
		return rows.map(({ regulations, statements, demands, participants, citations, ...row }) => ({
			...known(row),
			regulations: set(regulations, 'regulationId'),
			statements: set(statements, 'statementId'),
			demands: numbered(demands).map(({ id: _id, articleId, ...demand }) =>
				known({ ...demand, article: articleId })
			),
			participants: participants
				.sort((a, b) => a.ordinal - b.ordinal)
				.map(({ stakeholderId, date, articleId }) =>
					known({ stakeholder: stakeholderId, date, article: articleId })
				),
			...cites(citations)
		}));
	}
};

type KnownOf<Row> = {
	[K in keyof Row]: null extends Row[K] ? Exclude<Row[K], null> | undefined : Row[K];
};

/** Null in a column is what an item leaves out. */
function known<Row extends object>(row: Row): KnownOf<Row> {
	return Object.fromEntries(
		Object.entries(row).filter(([, value]) => value !== null)
	) as KnownOf<Row>;
}

function set<Key extends string>(links: Record<Key, string>[], key: Key): string[] {
	return links.map((link) => link[key]).sort(compare);
}

function inOrder(links: { stakeholderId: string; ordinal: number }[]): string[] {
	return links.sort((a, b) => a.ordinal - b.ordinal).map(({ stakeholderId }) => stakeholderId);
}

interface Citation {
	id: number;
	articleId: string;
	locator: string | null;
}

function cites(citations: Citation[]): { sources: string[]; locators?: Locator[] } {
	const inOrder = citations.sort((a, b) => a.id - b.id);
	return { sources: inOrder.map(({ articleId }) => articleId), ...places(inOrder) };
}

function places(citations: Citation[]): { locators?: Locator[] } {
	const locators = citations
		.sort((a, b) => a.id - b.id)
		.flatMap(({ articleId, locator }) =>
			locator === null ? [] : { article: articleId, at: locator }
		);
	return locators.length ? { locators } : {};
}

/** `rowsOf` numbers these children in the order of the item. */
function numbered<Row extends { id: string }>(rows: Row[]): Row[] {
	return rows.sort((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true }));
}

const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));
