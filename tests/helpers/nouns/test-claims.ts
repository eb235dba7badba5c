import { parseEdtf } from '../../../src/lib/domain/dates/edtf.ts';
import type { DateBasis, Demand, EventKind, Stance } from '../../../src/lib/domain/vocabulary.ts';
import { db } from '../../../src/lib/server/db/index.ts';
import * as t from '../../../src/lib/server/db/schema.ts';
import { type Given, insertAll, sourceOf, deriveNew } from './test-rows.ts';

interface EventGiven extends Given<typeof t.event> {
	kind: EventKind;
	date: string;
	basis?: DateBasis;
	regulations?: string[];
	actors?: string[];
	source?: string;
	/** Further claims about the date, which are not preferred. */
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
		await insertAll(
			tx,
			t.eventRegulation,
			regulations.map((regulationId) => ({ eventId: id, regulationId }))
		);
		await insertAll(
			tx,
			t.eventActor,
			inOrder(actors).map((actor) => ({ eventId: id, ...actor }))
		);
		await deriveNew(tx, 'event', id);
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
		await insertAll(
			tx,
			t.signatory,
			inOrder(signatories).map((signatory) => ({ statementId: id, ...signatory }))
		);
		await insertAll(
			tx,
			t.demand,
			demands.map((demand) => ({ statementId: id, demand }))
		);
		if (quote)
			await tx.insert(t.quotation).values({
				id: `${id}.q1`,
				statementId: id,
				articleId: source,
				exact: quote
			});
		await deriveNew(tx, 'statement', id);
	});
	return id;
}

/** Writes this many statements, as `statement` does with a date only: `many-0`, `many-1`, … */
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
		await deriveNew(tx, 'statement', ...ids);
	});
}

interface CampaignGiven extends Omit<Given<typeof t.campaign>, 'startDate'> {
	startDate?: string;
	regulations?: string[];
	statements?: string[];
	demands?: (Given<typeof t.campaignDemand> & { demand: Demand })[];
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
			id,
			slug: id,
			title: `Title of ${id}`,
			summary: `Summary of ${id}`,
			startDate: date,
			startEarliest: earliest,
			startLatest: latest,
			state: 'published',
			...row
		});
		await tx.insert(t.citation).values({ articleId, campaignId });
		await insertAll(
			tx,
			t.campaignRegulation,
			regulations.map((regulationId) => ({ campaignId, regulationId }))
		);
		await insertAll(
			tx,
			t.campaignStatement,
			statements.map((statementId) => ({ campaignId, statementId }))
		);
		await insertAll(
			tx,
			t.campaignDemand,
			demands.map((demand, index) => ({ id: `${id}.d${index + 1}`, campaignId, ...demand }))
		);
		await insertAll(
			tx,
			t.campaignParticipant,
			inOrder(participants).map((participant) => ({ campaignId, ...participant }))
		);
		await deriveNew(tx, 'campaign', id);
	});
	return id;
}

const inOrder = (stakeholders: string[]) =>
	stakeholders.map((stakeholderId, index) => ({ stakeholderId, ordinal: index + 1 }));
