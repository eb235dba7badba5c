import { eq, sql } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { heard } from './heard.ts';
import { db } from './index.ts';
import * as t from './schema.ts';
import { lawCount, lawTally, recordSize, represented, topicTally, voiceTally } from './tallies.ts';
import * as cast from './test-cast.ts';
import { checkTallies, counted, kept } from './test-tallies.ts';
import { statementMember } from './views.ts';

beforeEach(async () => {
	await cast.scene();
	await cast.stakeholder('hrcp', { kind: 'civil_society' });
	await cast.topic('expression');
	await cast.regulation('it-rules', { topics: ['expression'] });
	await cast.membership('coalition', 'union', '2020-02');
	await cast.statement('joint', { demands: ['withdraw'], signatories: ['hrcp'] });
	await cast.statement('hers', { organisationId: 'union', stance: 'mixed', date: '2020-02' });
	await cast.statement('both', { regulations: ['harm-rules', 'it-rules'], date: '2020-03-01' });
	await cast.event('made', { kind: 'notification', date: '2020-01-21', knownOn: '2020-02-12' });
});

const is = (id: string) => eq(t.statement.id, id);

describe('what is kept ready is what counting gives, after', () => {
	checkTallies();

	it.each<[string, () => Promise<unknown>]>([
		['a withdrawal', () => db.update(t.statement).set({ state: 'withdrawn' }).where(is('joint'))],
		['another organisation', () => db.update(t.statement).set({ organisationId: 'union' })],
		[
			'another date',
			() =>
				db.update(t.statement).set({ date: '2021', earliest: '2021-01-01', latest: '2021-12-31' })
		],
		['another stance', () => db.update(t.position).set({ stance: 'support' })],
		['a position less', () => db.delete(t.position).where(eq(t.position.regulationId, 'it-rules'))],
		[
			'a statement on another law',
			() =>
				db
					.update(t.position)
					.set({ regulationId: 'it-rules' })
					.where(eq(t.position.statementId, 'hers'))
		],
		['a signatory less', () => db.delete(t.signatory)],
		['another signatory', () => db.update(t.signatory).set({ stakeholderId: 'union' })],
		['another demand', () => db.update(t.demand).set({ demand: 'consult' })],
		[
			'a law withdrawn',
			() =>
				db.update(t.regulation).set({ state: 'withdrawn' }).where(eq(t.regulation.id, 'it-rules'))
		],
		['a stakeholder of another kind', () => db.update(t.stakeholder).set({ kind: 'media_outlet' })],
		[
			'a member withdrawn',
			() =>
				db.update(t.stakeholder).set({ state: 'withdrawn' }).where(eq(t.stakeholder.id, 'union'))
		],
		['a roster withdrawn', () => db.update(t.membership).set({ state: 'withdrawn' })],
		['a roster of another group', () => db.update(t.membership).set({ groupId: 'hrcp' })],
		['an event withdrawn', () => db.update(t.event).set({ state: 'withdrawn' })],
		[
			'an event of another day',
			() =>
				db.update(t.datedClaim).set({ date: '2019', earliest: '2019-01-01', latest: '2019-12-31' })
		],
		['an event less', () => db.delete(t.event)],
		['a law with another topic', () => db.delete(t.regulationTopic)],
		['an article with a topic', () => cast.article('mint', { topics: ['expression'] })],
		[
			'several writes of one transaction',
			() =>
				db.transaction(async (tx) => {
					await tx.update(t.statement).set({ state: 'draft' }).where(is('hers'));
					await tx.update(t.position).set({ stance: 'neutral' });
					await tx.delete(t.signatory);
				})
		],
		[
			'writes at the same time',
			() => Promise.all(['one', 'other', 'third'].map((id) => cast.statement(id)))
		]
	])('%s', async (_, write) => {
		const before = await kept();
		await write();
		expect(await kept()).not.toEqual(before);
	});

	it('a draft, which changes none of it', async () => {
		const before = await kept();
		await cast.statement('draft', { state: 'draft' });
		expect(await kept()).toEqual(before);
	});
});

describe('counting', () => {
	const number = sql<number>`count(*)::int`;

	it('takes the members that the view names', async () => {
		const order = [sql`1`, sql`2`];
		const members = await db
			.select()
			.from(statementMember)
			.orderBy(...order);
		expect(members).toHaveLength(2);
		expect(
			await db
				.select()
				.from(represented)
				.orderBy(...order)
		).toEqual(members);
	});

	it('takes a stakeholder’s statements where it is heard, each once', async () => {
		const voices = heard();
		const each = await db
			.select({
				id: voices.stakeholderId,
				statements: sql<number>`count(distinct ${voices.statementId})::int`
			})
			.from(voices)
			.groupBy(voices.stakeholderId);
		for (const { id, statements } of each)
			expect(
				await db.select().from(voiceTally).where(eq(voiceTally.stakeholderId, id))
			).toMatchObject([{ statements }]);
		expect(each).toHaveLength(3);
	});

	it('takes a law’s published positions and names', async () => {
		const [law] = await db.select().from(lawTally).where(eq(lawTally.regulationId, 'harm-rules'));
		expect(law).toMatchObject({
			statements: 3,
			names: 4,
			hidden: 22,
			answered: 1,
			happened: '2020-01-21'
		});
		const [demands] = await db
			.select({ number })
			.from(lawCount)
			.where(eq(lawCount.chart, 'demand'));
		expect(demands).toEqual({ number: 2 });
	});

	it('takes what is published of each noun and topic', async () => {
		await cast.article('memo', { state: 'draft', topics: ['expression'] });
		const sizes = await db.select().from(recordSize);
		expect(Object.fromEntries(sizes.map(({ noun, published }) => [noun, published]))).toMatchObject(
			{
				...{ statement: 3, regulation: 2, event: 1 }
			}
		);
		expect(await db.select().from(topicTally)).toMatchObject([
			{ regulations: 1, articles: 0, statements: 1 }
		]);
	});

	it('is missed where nothing tells of a change', async () => {
		await db.execute(sql`alter table statement disable trigger user`);
		try {
			await db.update(t.statement).set({ state: 'withdrawn' }).where(is('joint'));
			expect(await kept()).not.toEqual(await counted());
		} finally {
			await db.execute(sql`alter table statement enable trigger user`);
		}
	});
});
