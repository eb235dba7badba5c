import { eq, isNotNull } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { db } from './index.ts';
import * as t from './schema.ts';
import * as cast from '../../../../tests/helpers/nouns/test-cast.ts';
import { refusedBy } from '../../../../tests/helpers/server/db/test-database.ts';

beforeEach(cast.scene);

describe('no claim without a source', () => {
	it('refuses a published event whose claim cites nothing', async () => {
		const write = db.transaction(async (tx) => {
			await tx
				.insert(t.event)
				.values({ id: 'e', kind: 'leak', description: 'It leaks', state: 'published' });
			await tx.insert(t.datedClaim).values({
				id: 'e.1',
				eventId: 'e',
				date: '2020',
				earliest: '2020-01-01',
				latest: '2020-12-31',
				basis: 'event',
				preferred: true
			});
		});
		expect(await refusedBy(write)).toBe('event_cites_article');
	});

	it('refuses a published event without a preferred date', async () => {
		const write = db
			.insert(t.event)
			.values({ id: 'e', kind: 'leak', description: 'It leaks', state: 'published' });
		expect(await refusedBy(write)).toBe('event_cites_article');
	});

	it('takes the same event as a draft', async () => {
		await db.insert(t.event).values({ id: 'e', kind: 'leak', description: 'It leaks' });
		expect(await db.$count(t.event)).toBe(1);
	});

	it('refuses to publish a draft statement that cites nothing', async () => {
		await db.insert(t.statement).values({
			id: 's',
			organisationId: 'union',
			date: '2020',
			earliest: '2020-01-01',
			latest: '2020-12-31',
			basis: 'event',
			channel: 'letter',
			summary: 'No'
		});
		expect(await refusedBy(db.update(t.statement).set({ state: 'published' }))).toBe(
			'statement_cites_article'
		);
	});

	it('refuses a position of a published statement that cites nothing', async () => {
		await cast.statement('s', { regulations: [] });
		const write = db
			.insert(t.position)
			.values({ id: 'p', statementId: 's', regulationId: 'harm-rules', stance: 'oppose' });
		expect(await refusedBy(write)).toBe('position_cites_article');
	});

	it('refuses to take the last source of a published membership away', async () => {
		await cast.membership('coalition', 'union', '2020');
		expect(await refusedBy(db.delete(t.citation).where(isNotNull(t.citation.membershipId)))).toBe(
			'membership_cites_article'
		);
	});

	it('refuses to withdraw an article that a published statement rests on alone', async () => {
		await cast.statement('s');
		const write = db.update(t.article).set({ state: 'withdrawn' }).where(eq(t.article.id, 'dawn'));
		expect(await refusedBy(write)).toMatch(/_cites_article$/);
	});

	it('refuses a published law or stakeholder that cites nothing, and takes it as a draft', async () => {
		const regulation = {
			id: 'bill',
			slug: 'bill',
			title: 'Bill',
			jurisdiction: 'PK',
			issuingBody: 'Ministry',
			instrument: 'bill',
			status: 'in_force'
		} as const;
		const stakeholder = { id: 'hrcp', slug: 'hrcp', name: 'HRCP', kind: 'civil_society' } as const;
		const published = { state: 'published' } as const;
		expect(await refusedBy(db.insert(t.regulation).values({ ...regulation, ...published }))).toBe(
			'regulation_cites_article'
		);
		expect(await refusedBy(db.insert(t.stakeholder).values({ ...stakeholder, ...published }))).toBe(
			'stakeholder_cites_article'
		);
		await db.insert(t.regulation).values(regulation);
		await db.insert(t.stakeholder).values(stakeholder);
		expect(await refusedBy(db.update(t.stakeholder).set(published))).toBe(
			'stakeholder_cites_article'
		);
	});

	it('refuses to take the last source of a published law away', async () => {
		const write = db.delete(t.citation).where(isNotNull(t.citation.regulationId));
		expect(await refusedBy(write)).toBe('regulation_cites_article');
	});

	it('refuses a signature of who speaks in the statement, whichever of the two is written last', async () => {
		await cast.statement('letter', { signatories: ['union'] });
		const sign = (stakeholderId: string) =>
			db.insert(t.signatory).values({ statementId: 'letter', stakeholderId, ordinal: 2 });
		expect(await refusedBy(sign('coalition'))).toBe('signatory_is_not_attributed');
		const speak = (row: object) => db.update(t.statement).set(row);
		expect(await refusedBy(speak({ organisationId: 'union' }))).toBe('signatory_is_not_attributed');
		expect(await refusedBy(speak({ speakerId: 'union' }))).toBe('signatory_is_not_attributed');
		await db.transaction(async (tx) => {
			await tx.update(t.statement).set({ organisationId: 'union' });
			await tx.update(t.signatory).set({ stakeholderId: 'coalition' });
		});
	});

	it('takes a draft article for no source', async () => {
		await cast.article('memo', { state: 'draft' });
		expect(await refusedBy(cast.statement('s', { source: 'memo' }))).toBe(
			'statement_cites_article'
		);
	});
});

describe('rules that must never break', () => {
	it('prefers one date an event', async () => {
		await cast.event('e', { kind: 'leak', date: '2020-02-12' });
		const write = db.insert(t.datedClaim).values({
			id: 'e.2',
			eventId: 'e',
			date: '2020',
			earliest: '2020-01-01',
			latest: '2020-12-31',
			basis: 'event',
			preferred: true
		});
		expect(await refusedBy(write)).toBe('dated_claim_one_preferred');
	});

	it('refuses a statement of nobody', async () => {
		expect(await refusedBy(cast.statement('s', { organisationId: null }))).toBe(
			'statement_is_attributed'
		);
	});

	it('refuses a citation of two things at once', async () => {
		await cast.statement('s');
		const write = db
			.insert(t.citation)
			.values({ articleId: 'dawn', statementId: 's', stakeholderId: 'union' });
		expect(await refusedBy(write)).toBe('citation_one_target');
	});

	it('refuses the same citation twice', async () => {
		await cast.statement('s');
		expect(
			await refusedBy(db.insert(t.citation).values({ articleId: 'dawn', statementId: 's' }))
		).toBe('citation_once');
	});

	it('refuses a published article without an address', async () => {
		expect(await refusedBy(cast.article('memo', { url: null }))).toBe('article_published_has_url');
	});

	it('refuses an address that a browser would run', async () => {
		expect(await refusedBy(cast.article('memo', { url: 'javascript:alert(1)' }))).toBe(
			'article_url_http'
		);
	});

	it('never changes or removes a revision', async () => {
		await db.insert(t.revision).values({
			noun: 'topic',
			rowId: 'x',
			version: 1,
			snapshot: {},
			author: 'asma',
			reason: 'first'
		});
		expect(await refusedBy(db.update(t.revision).set({ reason: 'other' }))).toMatch(/append-only/);
		expect(await refusedBy(db.delete(t.revision))).toMatch(/append-only/);
	});
});
