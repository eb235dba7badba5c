import { beforeEach, describe, expect, it } from 'vitest';
import { countMembers } from '../../domain/record.ts';
import * as regulations from '../../nouns/regulation/queries.server.ts';
import * as stakeholders from '../../nouns/stakeholder/queries.server.ts';
import * as cast from '../../../../tests/helpers/nouns/test-cast.ts';
import { today } from '../today.ts';
import { groupsOf, pairsOf } from './index.ts';

beforeEach(cast.scene);

describe('the members of a group', () => {
	it('are as many on its page and in its frame as among the groups, however many lists name them', async () => {
		await cast.stakeholder('apple', { kind: 'company' });
		await cast.stakeholder('jeff', { kind: 'person' });
		for (const day of ['2017-08-04', '2018-01-01', '2020-02-17']) {
			await cast.membership('coalition', 'apple', day);
			await cast.membership('coalition', 'union', day);
		}
		await cast.membership('coalition', 'apple', '2010', { relation: 'co_founder' });
		await cast.membership('coalition', 'jeff', undefined, { relation: 'person_of' });
		const { rows } = await groupsOf({}, 10);
		const found = await stakeholders.get('coalition');
		expect(rows[0]).toMatchObject({ members: 2 });
		expect(countMembers(found?.state === 'published' ? found.members : [])).toBe(2);
	});
});

describe('a group that was made of those who signed one call', () => {
	beforeEach(async () => {
		await cast.stakeholder('signers', { kind: 'civil_society' });
		await cast.stakeholder('hrcp', { kind: 'civil_society' });
		for (const member of ['union', 'hrcp'])
			await cast.membership('signers', member, '2020-03-01', { relation: 'signatory' });
		await cast.statement('call', { organisationId: 'signers', signatories: ['union', 'hrcp'] });
	});

	it('is no name beside those of its signatories', async () => {
		const { rows, total } = await pairsOf({}, 10);
		expect(total).toBe(1);
		expect(rows[0]!.stakeholders.map(({ slug }) => slug).sort()).toEqual(['hrcp', 'union']);
	});

	it('is one where it has members besides', async () => {
		await cast.membership('signers', 'coalition', '2020-03-01');
		expect((await pairsOf({}, 10)).total).toBe(3);
	});
});

it('the latest event in the list of laws is the last on the page of the law, and none that is ahead', async () => {
	await cast.regulation('old-rules');
	await cast.event('leak', { kind: 'leak', date: '2020-02-12' });
	await cast.event('due', { kind: 'commencement', date: '2199-12-20' });
	await cast.event('quarrel', { kind: 'court', date: '2021-05', regulations: ['old-rules'] });
	const { rows } = await regulations.list({ filters: {}, page: 1 });
	expect(rows.map(({ slug, latest }) => [slug, latest])).toEqual([
		['old-rules', '2021-05'],
		['harm-rules', '2020-02-12']
	]);
	for (const { slug, latest } of rows) {
		const { lastEvent } = await regulations.completePage((await regulations.findRow(slug))!);
		expect([slug, lastEvent]).toEqual([slug, latest]);
	}
	await cast.event('this-year', { kind: 'court', date: today().slice(0, 4) });
	const again = await regulations.list({ filters: {}, page: 1 });
	expect(again.rows[0]).toMatchObject({ slug: 'harm-rules', latest: today().slice(0, 4) });
});
