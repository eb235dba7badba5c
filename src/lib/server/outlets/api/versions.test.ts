import { beforeEach, describe, expect, it } from 'vitest';
import type { Noun } from '../../../domain/nouns.ts';
import * as cast from '../../../../../tests/helpers/nouns/test-cast.ts';
import { person } from '../../../../../tests/helpers/server/auth/test-staff.ts';
import { decide } from '../../desk/corrections/index.ts';
import { correction, formerSlug } from '../../desk/tables.ts';
import { db } from '../../db/index.ts';
import { origin } from '../../settings.ts';
import { current } from '../../write/index.ts';
import { ask, read } from '../../../../../tests/helpers/server/outlets/api/test-programs.ts';

beforeEach(async () => {
	await cast.scene();
	await cast.statement('regret', { date: '2020-02', quote: 'We regret', signatories: ['union'] });
	await keepFirst('statement', 'regret');
});

async function keepFirst(noun: Noun, id: string) {
	const { item } = (await current(noun, id))!;
	await cast.saved(noun, id, 1, { snapshot: item, reason: 'First' });
}

const union = { name: 'Union of Journalists', url: `${origin()}/stakeholders/union` };

describe('the history of an item, for programs', () => {
	it('tells each version that readers could see, with what differs and why', async () => {
		await cast.change('statement', 'regret', { summary: 'It regrets.', signatories: [] });
		const { data, next } = await read('/statements/regret/history');
		expect(next).toBeNull();
		expect(data).toMatchObject([
			{
				version: 2,
				state: 'published',
				by: 'Rulewatch itself',
				reason: 'Put right',
				left_out: false,
				correction: null
			},
			{ version: 1, reason: 'First', changes: null }
		]);
		expect(data[0].changes).toEqual(
			expect.arrayContaining([
				{ field: 'summary', before: 'Summary of regret', after: 'It regrets.' },
				{ field: 'signatories', added: [], removed: [union], changed: [], reordered: null }
			])
		);
	});

	it('names the correction that a version made', async () => {
		await person('editor');
		await cast.change('statement', 'regret', { summary: 'It regrets.' });
		const createdAt = new Date(0);
		const report = { id: 'wrong', page: '/statements/regret', message: 'Wrong', createdAt };
		await db.insert(correction).values(report);
		const changes = [{ noun: 'statement' as const, id: 'regret', version: 2 }];
		const decision = { state: 'made' as const, changes, answer: 'It said the wrong thing.' };
		expect(await decide({ id: 'bilal', name: 'Bilal' }, 'wrong', 1, decision)).toBe('done');
		const { data } = await read('/statements/regret/history');
		expect(data.map(({ correction }: { correction: object }) => correction)).toEqual([
			{ made: expect.any(String), answer: 'It said the wrong thing.' },
			null
		]);
	});

	it('goes on from page to page, whatever is saved meanwhile', async () => {
		for (const number of Array(21).keys())
			await cast.change('statement', 'regret', { summary: `It said ${number}` });
		const first = await read('/statements/regret/history');
		await cast.change('statement', 'regret', { summary: 'Once more' });
		const rest = await read(first.next.slice(`${origin()}/api/v1`.length));
		const versions = [...first.data, ...rest.data].map(({ version }) => version);
		expect(versions).toEqual(Array.from({ length: 22 }, (_, index) => 22 - index));
	});

	it('tells nothing of what is not public today, and of a withdrawn item when alone', async () => {
		await cast.change('statement', 'regret', { signatories: [] });
		await cast.change('stakeholder', 'union', { state: 'withdrawn', stateReason: 'Not it' });
		const text = await (await ask('/statements/regret/history')).text();
		expect(text).not.toMatch(/Journalists|union/);
		expect(text).toContain('A stakeholder that is not shown any more');
		await cast.change('statement', 'regret', { state: 'withdrawn', stateReason: 'Misread' });
		const { data } = await read('/statements/regret/history');
		expect(data).toMatchObject([
			{ version: 3, state: 'withdrawn', reason: null, changes: null },
			{ version: 2, reason: null, changes: null },
			{ version: 1, reason: null, changes: null }
		]);
	});

	it('is that of memberships too, and stands at the present short name', async () => {
		await cast.membership('coalition', 'union', '2020-02-17');
		await keepFirst('membership', 'coalition.union.2020-02-17');
		const { data } = await read('/memberships/coalition.union.2020-02-17/history');
		expect(data).toHaveLength(1);
		const row = { noun: 'regulation', slug: 'old-rules', rowId: 'harm-rules' } as const;
		await db.insert(formerSlug).values(row);
		const answer = await ask('/regulations/old-rules/history');
		expect(answer.status).toBe(308);
		expect(answer.headers.get('location')).toBe('/api/v1/regulations/harm-rules/history');
	});

	it('is none of a draft, and takes no parameter but where to go on', async () => {
		await cast.statement('secret', { state: 'draft' });
		expect(await read('/statements/secret/history')).toMatchObject({ status: 404 });
		expect(await read('/statements/nothing/history')).toMatchObject({ status: 404 });
		for (const query of ['cursor=x', 'cursor=0', 'page=2'])
			expect(await read(`/statements/regret/history?${query}`)).toMatchObject({ status: 400 });
	});
});

describe('a version of an item, for programs', () => {
	it('is as its writers wrote it, with what it names by its present name', async () => {
		await cast.change('statement', 'regret', { summary: 'It regrets.' });
		const { data } = await read('/statements/regret?version=1');
		expect(data).toMatchObject({
			id: 'regret',
			version: 1,
			reason: 'First',
			left_out: false,
			url: `${origin()}/statements/regret?version=1`,
			item: { summary: 'Summary of regret', date: '2020-02', signatories: [union] }
		});
		expect(data.item.quotations).toMatchObject([{ exact: 'We regret' }]);
		expect(JSON.stringify(data)).not.toMatch(/state_reason|kept_back/);
		expect(data.until).not.toBeNull();
		expect((await read('/statements/regret?version=2')).data.until).toBeNull();
	});

	it('is none where it never was public, or is not any more', async () => {
		const item = (await current('statement', 'regret'))!.item;
		await cast.saved('statement', 'regret', 2, { snapshot: { ...item, state: 'draft' } });
		expect(await read('/statements/regret?version=2')).toMatchObject({
			status: 404,
			detail: 'Version 2 of this statement was never public.'
		});
		for (const version of ['0', 'x', '', '99'])
			expect(await read(`/statements/regret?version=${version}`)).toMatchObject({ status: 404 });
		await cast.change('event', await cast.event('leak', { kind: 'leak', date: '2020' }), {
			state: 'withdrawn',
			stateReason: 'Misread'
		});
		expect(await read('/events/leak?version=1')).toMatchObject({ status: 410, detail: 'Misread' });
	});

	it('comes whole: with nothing else beside it', async () => {
		for (const further of ['fields=id', 'include=regulations'])
			expect(await read(`/statements/regret?version=1&${further}`)).toMatchObject({
				status: 400,
				detail: expect.stringMatching(/does not go with “version”/)
			});
	});
});
