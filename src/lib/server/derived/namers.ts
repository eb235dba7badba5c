import { type SQL, sql } from 'drizzle-orm';
import type { Noun } from '../../domain/nouns.ts';
import { allOf, slices } from './ids.ts';
import type { Session } from './session.ts';

type Namers = [namer: Noun, query: (ids: SQL) => SQL][];

/** By what an item is named in others: where one of these is another, what names it reads otherwise. */
export const shownOf: Partial<Record<Noun, string[]>> = {
	topic: ['slug', 'name'],
	article: [
		...['slug', 'url', 'outlet', 'headline', 'headlineBasis'],
		...['published', 'sourceType', 'lang', 'state']
	],
	regulation: ['slug', 'title', 'state'],
	stakeholder: ['slug', 'name', 'kind', 'state'],
	statement: ['state']
};

/** What names an item of a noun. */
const namersOf: Partial<Record<Noun, Namers>> = {
	topic: [
		[
			'regulation',
			(ids) => sql`select regulation_id from regulation_topic where topic_id = any(${ids})`
		],
		['article', (ids) => sql`select article_id from article_topic where topic_id = any(${ids})`]
	],
	regulation: [
		['regulation', (ids) => sql`select from_id from regulation_relation where to_id = any(${ids})`],
		['regulation', (ids) => sql`select to_id from regulation_relation where from_id = any(${ids})`],
		[
			'article',
			(ids) => sql`select article_id from article_regulation where regulation_id = any(${ids})`
		],
		[
			'statement',
			(ids) => sql`select statement_id from position where regulation_id = any(${ids})`
		],
		[
			'event',
			(ids) => sql`select event_id from event_regulation where regulation_id = any(${ids})`
		],
		[
			'campaign',
			(ids) => sql`select campaign_id from campaign_regulation where regulation_id = any(${ids})`
		]
	],
	stakeholder: [
		['membership', (ids) => sql`select id from membership where group_id = any(${ids})`],
		['membership', (ids) => sql`select id from membership where member_id = any(${ids})`],
		['statement', (ids) => sql`select id from statement where organisation_id = any(${ids})`],
		['statement', (ids) => sql`select id from statement where speaker_id = any(${ids})`],
		[
			'statement',
			(ids) => sql`select statement_id from signatory where stakeholder_id = any(${ids})`
		],
		['event', (ids) => sql`select event_id from event_actor where stakeholder_id = any(${ids})`],
		[
			'campaign',
			(ids) => sql`select campaign_id from campaign_participant where stakeholder_id = any(${ids})`
		]
	],
	statement: [
		['event', (ids) => sql`select id from event where statement_id = any(${ids})`],
		[
			'campaign',
			(ids) => sql`select campaign_id from campaign_statement where statement_id = any(${ids})`
		]
	],
	article: [
		['regulation', cited('regulation_id')],
		[
			'regulation',
			(ids) => sql`select from_id from regulation_relation where article_id = any(${ids})`
		],
		[
			'regulation',
			(ids) => sql`select to_id from regulation_relation where article_id = any(${ids})`
		],
		['stakeholder', cited('stakeholder_id')],
		['membership', cited('membership_id')],
		['statement', cited('statement_id')],
		['statement', (ids) => sql`select statement_id from quotation where article_id = any(${ids})`],
		['campaign', cited('campaign_id')],
		[
			'campaign',
			(ids) => sql`select campaign_id from campaign_demand where article_id = any(${ids})`
		],
		[
			'campaign',
			(ids) => sql`select campaign_id from campaign_participant where article_id = any(${ids})`
		],
		[
			'event',
			(ids) => sql`select event_id from citation join dated_claim on dated_claim.id = dated_claim_id
				where article_id = any(${ids})`
		]
	]
};

function cited(column: string) {
	return (ids: SQL) =>
		sql`select ${sql.identifier(column)} from citation where article_id = any(${ids}) and ${sql.identifier(column)} is not null`;
}

/** The items that name some of a noun, drafts too. */
export async function* naming(
	session: Session,
	noun: Noun,
	ids: Iterable<string>
): AsyncGenerator<readonly [Noun, string[]]> {
	for (const some of slices(ids))
		for (const [namer, query] of namersOf[noun] ?? []) {
			const rows = await session
				.select({ id: sql<string>`id` })
				.from(sql`(${query(allOf(some))}) namer(id)`);
			yield [namer, rows.map(({ id }) => id)];
		}
}
