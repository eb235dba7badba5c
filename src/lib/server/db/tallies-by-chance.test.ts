import { and, eq } from 'drizzle-orm';
import fc from 'fast-check';
import { beforeEach, expect, it } from 'vitest';
import { parseEdtf } from '../../domain/edtf.ts';
import { db, type Transaction } from './index.ts';
import * as t from './schema.ts';
import * as cast from './test-cast.ts';
import { counted, kept } from './test-tallies.ts';

const rounds = 30;

const law = fc.constantFrom('harm-rules', 'it-rules', 'third-rules');
const voice = fc.constantFrom('coalition', 'union', 'hrcp', 'ministry');
const state = fc.constantFrom('published' as const, 'published' as const, 'draft' as const);
const stance = fc.constantFrom('oppose' as const, 'mixed' as const, 'support' as const);
/** Some on one day, some in no day, and some so far from these that no chart draws days or weeks. */
const date = fc.constantFrom(
	'2020-02-13',
	'2020-02',
	'2020-02-13~',
	'2020-03-30',
	'2020',
	'2021-05-03'
);
const statementId = fc.constantFrom('one', 'other', 'third', 'fourth');
const some = <Value>(of: fc.Arbitrary<Value>) => fc.uniqueArray(of, { maxLength: 3 });

/** What a transaction may write, as plain data, so that a sequence that fails can be read. */
const writes = fc.oneof(
	{
		weight: 4,
		arbitrary: fc.record({
			what: fc.constant('statement' as const),
			id: statementId,
			organisation: fc.option(voice),
			speaker: voice,
			date,
			state,
			positions: fc.uniqueArray(fc.record({ law, stance }), {
				selector: ({ law }) => law,
				maxLength: 3
			}),
			signatories: some(voice),
			demands: some(fc.constantFrom('withdraw' as const, 'consult' as const))
		})
	},
	fc.record({ what: fc.constant('statement gone' as const), id: statementId }),
	fc.record({ what: fc.constant('another date' as const), id: statementId, date }),
	fc.record({ what: fc.constant('another state' as const), id: statementId, state }),
	fc.record({ what: fc.constant('another stance' as const), law, stance }),
	fc.record({
		what: fc.constant('law' as const),
		id: law,
		state,
		topics: some(fc.constant('expression'))
	}),
	fc.record({
		what: fc.constant('stakeholder' as const),
		id: voice,
		state,
		kind: fc.constantFrom('civil_society' as const, 'person' as const, 'media_outlet' as const)
	}),
	fc.record({ what: fc.constant('roster' as const), group: voice, member: voice, date, state }),
	fc.record({
		what: fc.constant('event' as const),
		kind: fc.constantFrom('notification' as const, 'leak' as const, 'reaction' as const),
		laws: some(law),
		date,
		state
	}),
	fc.record({
		what: fc.constant('article' as const),
		state,
		topics: some(fc.constant('expression'))
	})
);
type Write = typeof writes extends fc.Arbitrary<infer Value> ? Value : never;

async function write(tx: Transaction, given: Write): Promise<unknown> {
	switch (given.what) {
		case 'statement':
			return putStatement(tx, given);
		case 'statement gone':
			return tx.delete(t.statement).where(eq(t.statement.id, given.id));
		case 'another date':
			return tx.update(t.statement).set(parseEdtf(given.date)).where(eq(t.statement.id, given.id));
		case 'another state':
			return tx.update(t.statement).set({ state: given.state }).where(eq(t.statement.id, given.id));
		case 'another stance':
			return tx
				.update(t.position)
				.set({ stance: given.stance })
				.where(eq(t.position.regulationId, given.law));
		case 'law':
			await tx
				.update(t.regulation)
				.set({ state: given.state })
				.where(eq(t.regulation.id, given.id));
			await tx.delete(t.regulationTopic).where(eq(t.regulationTopic.regulationId, given.id));
			for (const topicId of given.topics)
				await tx.insert(t.regulationTopic).values({ regulationId: given.id, topicId });
			return;
		case 'stakeholder': {
			const { kind, state } = given;
			return tx.update(t.stakeholder).set({ kind, state }).where(eq(t.stakeholder.id, given.id));
		}
		case 'roster':
			return putRoster(tx, given);
		case 'event':
			return putEvent(tx, given);
		case 'article':
			await tx.update(t.article).set({ state: given.state }).where(eq(t.article.id, 'mint'));
			await tx.delete(t.articleTopic);
			for (const topicId of given.topics)
				await tx.insert(t.articleTopic).values({ articleId: 'mint', topicId });
	}
}

type Given<What> = Extract<Write, { what: What }>;

async function putStatement(tx: Transaction, given: Given<'statement'>) {
	const { id, organisation, speaker, state } = given;
	await tx.delete(t.statement).where(eq(t.statement.id, id));
	await tx.insert(t.statement).values({
		...{ id, state, organisationId: organisation, speakerId: speaker, ...parseEdtf(given.date) },
		...{ basis: 'event', channel: 'statement', summary: `Summary of ${id}` }
	});
	await tx.insert(t.citation).values({ articleId: 'dawn', statementId: id });
	for (const { law, stance } of given.positions) {
		const positionId = `${id}.${law}`;
		await tx
			.insert(t.position)
			.values({ id: positionId, statementId: id, regulationId: law, stance });
		await tx.insert(t.citation).values({ articleId: 'dawn', positionId });
	}
	const others = given.signatories.filter((name) => name !== organisation && name !== speaker);
	for (const [ordinal, stakeholderId] of others.entries())
		await tx.insert(t.signatory).values({ statementId: id, stakeholderId, ordinal });
	for (const demand of given.demands) await tx.insert(t.demand).values({ statementId: id, demand });
}

async function putRoster(tx: Transaction, { group, member, date, state }: Given<'roster'>) {
	if (group === member) return;
	const id = `${group}.${member}`;
	const { earliest, latest } = parseEdtf(date);
	const { groupId, memberId } = t.membership;
	await tx.delete(t.membership).where(and(eq(groupId, group), eq(memberId, member)));
	await tx.insert(t.membership).values({
		...{ id, groupId: group, memberId: member, relation: 'member', state },
		...{ asOf: date, asOfEarliest: earliest, asOfLatest: latest }
	});
	await tx.insert(t.citation).values({ articleId: 'dawn', membershipId: id });
}

async function putEvent(tx: Transaction, { kind, laws, date, state }: Given<'event'>) {
	await tx.delete(t.event).where(eq(t.event.id, kind));
	await tx.insert(t.event).values({ id: kind, kind, state, description: 'It happened.' });
	await tx.insert(t.datedClaim).values({
		...{ id: `${kind}.1`, eventId: kind, basis: 'event', preferred: true },
		...parseEdtf(date)
	});
	await tx.insert(t.citation).values({ articleId: 'dawn', datedClaimId: `${kind}.1` });
	for (const regulationId of laws)
		await tx.insert(t.eventRegulation).values({ eventId: kind, regulationId });
}

beforeEach(async () => {
	await cast.scene();
	await cast.topic('expression');
	await cast.stakeholder('hrcp', { kind: 'civil_society' });
	for (const id of ['it-rules', 'third-rules'])
		await cast.regulation(id, { topics: ['expression'] });
	await cast.article('mint');
});

it(
	'whatever is written, in whatever transactions, what is kept ready is what counting gives',
	() =>
		fc.assert(
			fc.asyncProperty(
				fc.array(fc.array(writes, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }),
				async (transactions) => {
					// Each round goes on from what the last one left: that is as good a start as any.
					for (const some of transactions) {
						await db.transaction(async (tx) => {
							for (const each of some) await write(tx, each);
						});
						expect(await kept()).toEqual(await counted());
					}
				}
			),
			{ numRuns: rounds, endOnFailure: true }
		),
	120_000
);
