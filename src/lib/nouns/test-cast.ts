import { eq } from 'drizzle-orm';
import { parseEdtf } from '../domain/dates/edtf.ts';
import { addressKey } from '../domain/address/address.ts';
import type { Noun } from '../domain/nouns.ts';
import type { DateBasis, Demand, EventKind, Stance } from '../domain/vocabulary.ts';
import { changed, refresh } from '../server/derived/index.ts';
import { db, type Transaction } from '../server/db/index.ts';
import { type ItemToSave, save } from '../server/write/index.ts';
import type { Item, ItemInput } from './derive/types.ts';
import { readItems } from '../server/write/items/read.ts';
import * as t from '../server/db/schema.ts';

/**
 * The cast of the unit tests: a ministry that makes the Harm Rules, a coalition of companies, a union and a
 * newspaper. Each function writes one row with its links, published and sourced unless told otherwise.
 */

type Given<Table extends { $inferInsert: unknown }> = Partial<Table['$inferInsert']>;

export async function article(
	id = 'dawn',
	given: Given<typeof t.article> & { regulations?: string[]; topics?: string[]; date?: string } = {}
) {
	const { regulations = [], topics = [], date = '2020-02-14', ...row } = given;
	const { earliest, latest } = parseEdtf(date);
	const url = row.url === undefined ? `https://example.org/${id}` : row.url;
	const values: typeof t.article.$inferInsert = {
		id,
		slug: id,
		url,
		addressKey: url && addressKey(url),
		headline: `Headline of ${id}`,
		headlineBasis: 'page',
		outlet: 'Dawn',
		section: 'news',
		sourceType: 'news',
		published: date,
		publishedEarliest: earliest,
		publishedLatest: latest,
		state: 'published',
		...row
	};
	// What cites it may have been written before it.
	await db.transaction(async (tx) => {
		await tx
			.insert(t.article)
			.values(values)
			.onConflictDoUpdate({ target: t.article.id, set: values });
		await insertAll(
			tx,
			t.articleRegulation,
			regulations.map((regulationId) => ({ articleId: id, regulationId }))
		);
		await insertAll(
			tx,
			t.articleTopic,
			topics.map((topicId) => ({ articleId: id, topicId }))
		);
		await wrote(tx, 'article', id);
	});
	return id;
}

/** Has what is derived follow some items, as if all of them were new. */
async function wrote(tx: Transaction, noun: Noun, ...ids: string[]) {
	for (const { item } of await readItems(tx, noun, ids)) {
		const after = item as Item<'stakeholder'>;
		changed(tx, noun, { ...after, state: 'withdrawn', name: '', title: '' } as typeof after, after);
	}
	await refresh(tx);
}

/** An article that is not there yet is written first. */
async function sourceOf(id: string): Promise<string> {
	if (!(await db.$count(t.article, eq(t.article.id, id)))) await article(id);
	return id;
}

export async function regulation(
	id = 'harm-rules',
	given: Given<typeof t.regulation> & {
		topics?: string[];
		source?: string;
		identifiers?: Item<'regulation'>['identifiers'];
	} = {}
) {
	const { topics = [], source = 'dawn', identifiers = [], ...row } = given;
	const articleId = await sourceOf(source);
	await db.transaction(async (tx) => {
		await tx.insert(t.regulation).values({
			id,
			slug: id,
			title: `Title of ${id}`,
			jurisdiction: 'PK',
			issuingBody: 'Ministry of IT',
			instrument: 'rules',
			status: 'in_force',
			state: 'published',
			...row
		});
		await tx.insert(t.citation).values({ articleId, regulationId: id });
		await insertAll(
			tx,
			t.regulationTopic,
			topics.map((topicId) => ({ regulationId: id, topicId }))
		);
		await insertAll(
			tx,
			t.regulationIdentifier,
			identifiers.map((identifier) => ({ regulationId: id, ...identifier }))
		);
		await wrote(tx, 'regulation', id);
	});
	return id;
}

export async function stakeholder(
	id = 'coalition',
	given: Given<typeof t.stakeholder> & {
		source?: string;
		identifiers?: Item<'stakeholder'>['identifiers'];
	} = {}
) {
	const { source = 'dawn', identifiers = [], ...row } = given;
	const articleId = await sourceOf(source);
	await db.transaction(async (tx) => {
		await tx.insert(t.stakeholder).values({
			id,
			slug: id,
			name: `Name of ${id}`,
			kind: 'industry_body',
			country: 'PK',
			state: 'published',
			...row
		});
		await tx.insert(t.citation).values({ articleId, stakeholderId: id });
		await insertAll(
			tx,
			t.stakeholderIdentifier,
			identifiers.map((identifier) => ({ stakeholderId: id, ...identifier }))
		);
		await wrote(tx, 'stakeholder', id);
	});
	return id;
}

export async function topic(id = 'expression', given: Given<typeof t.topic> = {}) {
	await db.insert(t.topic).values({ id, slug: id, name: `Topic of ${id}`, ...given });
	return id;
}

/** A membership seen on the day `asOf`. */
export async function membership(
	group: string,
	member: string,
	asOf: string | undefined,
	given: Given<typeof t.membership> & { source?: string } = {}
) {
	const { source = 'dawn', ...row } = given;
	const seen = asOf === undefined ? undefined : parseEdtf(asOf);
	const id = [group, member, asOf].join('.');
	await db.transaction(async (tx) => {
		await tx.insert(t.membership).values({
			id,
			groupId: group,
			memberId: member,
			relation: 'member',
			asOf,
			asOfEarliest: seen?.earliest,
			asOfLatest: seen?.latest,
			state: 'published',
			...row
		});
		await tx.insert(t.citation).values({ articleId: source, membershipId: id });
		await wrote(tx, 'membership', id);
	});
	return id;
}

interface EventGiven extends Given<typeof t.event> {
	kind: EventKind;
	date: string;
	basis?: DateBasis;
	regulations?: string[];
	actors?: string[];
	source?: string;
	/** Further dated claims, not preferred: date and source. */
	disputed?: { date: string; source: string; note?: string }[];
}

export async function event(id: string, given: EventGiven) {
	const {
		date,
		basis = 'event',
		regulations = ['harm-rules'],
		actors = [],
		source = 'dawn',
		disputed = [],
		knownOn,
		...row
	} = given;
	const known = knownOn ? parseEdtf(knownOn) : undefined;
	await db.transaction(async (tx) => {
		await tx.insert(t.event).values({
			id,
			description: `What happened in ${id}`,
			knownOn: known?.date,
			knownOnEarliest: known?.earliest,
			knownOnLatest: known?.latest,
			state: 'published',
			...row
		});
		const claims = [{ date, source, note: undefined as string | undefined }, ...disputed];
		for (const [index, claim] of claims.entries()) {
			const claimId = `${id}.${index + 1}`;
			await tx.insert(t.datedClaim).values({
				id: claimId,
				eventId: id,
				...parseEdtf(claim.date),
				basis,
				preferred: index === 0,
				note: claim.note
			});
			await tx.insert(t.citation).values({ articleId: claim.source, datedClaimId: claimId });
		}
		if (regulations.length)
			await tx
				.insert(t.eventRegulation)
				.values(regulations.map((regulationId) => ({ eventId: id, regulationId })));
		if (actors.length)
			await tx.insert(t.eventActor).values(
				actors.map((stakeholderId, index) => ({
					...{ eventId: id, stakeholderId },
					ordinal: index + 1
				}))
			);
		await wrote(tx, 'event', id);
	});
	return id;
}

interface StatementGiven extends Given<typeof t.statement> {
	date?: string;
	stance?: Stance;
	regulations?: string[];
	signatories?: string[];
	demands?: Demand[];
	quote?: string;
	source?: string;
}

export async function statement(id: string, given: StatementGiven = {}) {
	const {
		date = '2020-02-13',
		stance = 'oppose',
		regulations = ['harm-rules'],
		signatories = [],
		demands = [],
		quote,
		source = 'dawn',
		...row
	} = given;
	await db.transaction(async (tx) => {
		await tx.insert(t.statement).values({
			id,
			organisationId: row.speakerId ? null : 'coalition',
			...parseEdtf(date),
			basis: 'event',
			channel: 'statement',
			summary: `Summary of ${id}`,
			state: 'published',
			...row
		});
		await tx.insert(t.citation).values({ articleId: source, statementId: id });
		for (const regulationId of regulations) {
			const positionId = `${id}.${regulationId}`;
			await tx.insert(t.position).values({ id: positionId, statementId: id, regulationId, stance });
			await tx.insert(t.citation).values({ articleId: source, positionId });
		}
		if (signatories.length)
			await tx.insert(t.signatory).values(
				signatories.map((stakeholderId, index) => ({
					...{ statementId: id, stakeholderId },
					ordinal: index + 1
				}))
			);
		if (demands.length)
			await tx.insert(t.demand).values(demands.map((demand) => ({ statementId: id, demand })));
		if (quote)
			await tx.insert(t.quotation).values({
				id: `${id}.q1`,
				statementId: id,
				articleId: source,
				exact: quote,
				state: 'published'
			});
		await wrote(tx, 'statement', id);
	});
	return id;
}

/** So many statements at once, as `statement` writes one without anything given but the date: `many-0`, `many-1`, … */
export async function statements(number: number, date = '2020-03-01') {
	const ids = Array.from({ length: number }, (_, index) => `many-${index}`);
	const row = { organisationId: 'coalition', ...parseEdtf(date), state: 'published' } as const;
	const how = { basis: 'event', channel: 'statement' } as const;
	const on = { regulationId: 'harm-rules', stance: 'oppose' } as const;
	const articleId = await sourceOf('dawn');
	await db.transaction(async (tx) => {
		await tx.insert(t.statement).values(ids.map((id) => ({ id, ...row, ...how, summary: id })));
		await tx.insert(t.citation).values(ids.map((statementId) => ({ articleId, statementId })));
		await tx.insert(t.position).values(ids.map((id) => ({ id, statementId: id, ...on })));
		await tx.insert(t.citation).values(ids.map((positionId) => ({ articleId, positionId })));
		await wrote(tx, 'statement', ...ids);
	});
}

interface CampaignGiven extends Omit<Given<typeof t.campaign>, 'startDate'> {
	startDate?: string;
	regulations?: string[];
	statements?: string[];
	demands?: Given<typeof t.campaignDemand>[];
	participants?: string[];
	source?: string;
}

export async function campaign(id = 'repeal', given: CampaignGiven = {}) {
	const {
		startDate = '2020-02',
		regulations = ['harm-rules'],
		statements = [],
		demands = [{ demand: 'withdraw' }],
		participants = ['union'],
		source = 'dawn',
		...row
	} = given;
	const { date, earliest, latest } = parseEdtf(startDate);
	const articleId = await sourceOf(source);
	const campaignId = id;
	await db.transaction(async (tx) => {
		await tx.insert(t.campaign).values({
			...{ id, slug: id, title: `Title of ${id}`, summary: `Summary of ${id}` },
			...{ startDate: date, startEarliest: earliest, startLatest: latest, state: 'published' },
			...row
		});
		await tx.insert(t.citation).values({ articleId, campaignId });
		const many = [
			[t.campaignRegulation, regulations.map((regulationId) => ({ campaignId, regulationId }))],
			[t.campaignStatement, statements.map((statementId) => ({ campaignId, statementId }))],
			[
				t.campaignDemand,
				demands.map((demand, index) => ({ id: `${id}.d${index + 1}`, campaignId, ...demand }))
			],
			[
				t.campaignParticipant,
				participants.map((stakeholderId, index) => ({
					...{ campaignId, stakeholderId },
					ordinal: index + 1
				}))
			]
		] as const;
		for (const [table, rows] of many) if (rows.length) await tx.insert(table).values(rows as never);
		await wrote(tx, 'campaign', id);
	});
	return id;
}

/** An item as it stands, saved anew with some of its fields otherwise. */
export async function change<N extends Noun>(noun: N, id: string, fields: Partial<ItemInput<N>>) {
	const [saved] = await readItems(db, noun, [id]);
	const { item, version } = saved!;
	return save(
		noun,
		{ ...(item as ItemToSave<N>), ...('state' in item && { stateReason: 'A mistake' }), ...fields },
		{
			...{ version, author: 'Bilal', reason: 'Put right' }
		}
	);
}

/** A version of an item that Bilal saved on the day, or now. */
export async function saved(
	noun: Noun,
	id: string,
	version: number,
	{ at = new Date(), ...given }: Given<typeof t.revision> & { at?: Date } = {}
) {
	const snapshot = { state: 'published' };
	const row = { noun, rowId: id, version, snapshot, author: 'Bilal', reason: 'Put right' };
	await db.insert(t.revision).values({ ...row, createdAt: at, ...given });
	return { noun, id, version };
}

/** The usual scene: the newspaper, the Harm Rules, the coalition, and the union that speaks against them. */
export async function scene() {
	await regulation('harm-rules', { title: 'Harm Rules 2020' });
	await article('dawn', { regulations: ['harm-rules'] });
	await stakeholder('coalition', { name: 'Internet Coalition', aliases: ['IC'] });
	await stakeholder('union', { name: 'Union of Journalists', kind: 'media_union' });
	await stakeholder('ministry', { name: 'Ministry of IT', kind: 'government' });
}

async function insertAll<
	Table extends
		| typeof t.articleRegulation
		| typeof t.articleTopic
		| typeof t.regulationIdentifier
		| typeof t.regulationTopic
		| typeof t.stakeholderIdentifier
>(tx: Transaction, table: Table, rows: Table['$inferInsert'][]) {
	if (rows.length) await tx.insert(table).values(rows as never);
}
