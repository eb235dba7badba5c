import { beforeEach, describe, expect, it } from 'vitest';
import * as cast from '../../../../tests/helpers/nouns/test-cast.ts';
import * as statements from './queries.server.ts';

type Given = Parameters<typeof cast.statement>[1];
const said = (
	id: string,
	date: string,
	stance: 'oppose' | 'support' | 'concerned',
	given?: Given
) => cast.statement(id, { date, stance, ...given });
const changed = async (asked: Parameters<typeof statements.changedPositions>[0] = {}) =>
	(await statements.changedPositions(asked)).map(({ id, before }) => `${before.id} → ${id}`);
const listed = async (filters: object) => {
	const request = { filters: { changed: 'yes', ...filters }, page: 1, ignored: [] };
	return (await statements.list(request as never)).rows.map(({ id }) => id);
};

beforeEach(async () => {
	await cast.scene();
	await cast.regulation('removal-rules', { title: 'Removal Rules' });
	await said('regret', '2020-02-13', 'concerned');
	await said('refuse', '2020-02-15', 'oppose');
});

describe('a change of position', () => {
	it('names who moved, on which law, from what to what, with both statements', async () => {
		expect(await statements.changedPositions({})).toEqual([
			{
				id: 'refuse',
				date: '2020-02-15',
				latest: '2020-02-15',
				stance: 'oppose',
				before: { id: 'regret', date: '2020-02-13', stance: 'concerned' },
				stakeholder: { slug: 'coalition', name: 'Internet Coalition', kind: 'industry_body' },
				regulation: { slug: 'harm-rules', title: 'Harm Rules 2020' }
			}
		]);
	});

	it('is one of the same stakeholder on the same law, and none where the stance stays', async () => {
		await said('again', '2020-02-16', 'oppose');
		await said('union speaks', '2020-02-17', 'support', { organisationId: 'union' });
		await said('on another', '2020-02-18', 'support', { regulations: ['removal-rules'] });
		expect(await changed()).toEqual(['regret → refuse']);
	});

	it('is none where nobody can say which came first, or where one is not published', async () => {
		await said('some day in March', '2020-03', 'support');
		await said('one day in March', '2020-03-10', 'concerned');
		await said('untold', '2020-04-01', 'support', { state: 'draft', stateReason: 'Unverified' });
		expect(await changed()).toEqual(['refuse → one day in March', 'regret → refuse']);
	});

	it('is asked of a stakeholder', async () => {
		await said('praise', '2020-05-01', 'support', { organisationId: 'union' });
		await said('doubt', '2020-05-02', 'concerned', { organisationId: 'union' });
		expect(await changed({ stakeholder: 'union' })).toEqual(['praise → doubt']);
		expect(await changed({ stakeholder: 'coalition' })).toEqual(['regret → refuse']);
		expect(await changed({ stakeholder: 'ministry' })).toEqual([]);
	});

	it('is asked of a law, or of the statements of a list', async () => {
		await said('first', '2020-05-01', 'oppose', { regulations: ['removal-rules'] });
		await said('then', '2020-05-02', 'support', { regulations: ['removal-rules'] });
		expect(await changed({ regulation: 'removal-rules' })).toEqual(['first → then']);
		expect(await changed({ statements: ['refuse', 'first'] })).toEqual(['regret → refuse']);
		expect(await changed({ statements: [] })).toEqual([]);
		expect(await statements.changedPositions({}).limit(1)).toMatchObject([{ id: 'then' }]);
	});

	it('is what a list of statements can be narrowed to: on a law, and to a stance', async () => {
		await said('first', '2020-05-01', 'oppose', { regulations: ['removal-rules'] });
		await said('then', '2020-05-02', 'support', { regulations: ['removal-rules'] });
		expect(await listed({})).toEqual(['then', 'refuse']);
		expect(await listed({ regulation: 'harm-rules' })).toEqual(['refuse']);
		expect(await listed({ stance: 'support' })).toEqual(['then']);
		expect(await listed({ regulation: 'harm-rules', stance: 'support' })).toEqual([]);
	});

	it('counts under each law and stance of the list the positions that changed, as many as that choice shows', async () => {
		await said('both', '2020-05-01', 'oppose', { regulations: ['harm-rules', 'removal-rules'] });
		await said('moved', '2020-05-02', 'support', { regulations: ['removal-rules'] });
		await cast.change('statement', 'moved', {
			positions: [
				{ regulation: 'removal-rules', stance: 'support' },
				{ regulation: 'harm-rules', stance: 'oppose' }
			]
		});
		const counted = async (facet: 'regulation' | 'stance', filters = {}) => {
			const { facets } = await statements.list({
				filters: { changed: 'yes', ...filters },
				page: 1
			});
			return facets[facet]?.map(({ value, count }) => [value, count]);
		};
		expect(await counted('regulation')).toEqual([
			['harm-rules', 1],
			['removal-rules', 1]
		]);
		expect(await counted('stance')).toEqual([
			['oppose', 1],
			['support', 1]
		]);
		expect(await counted('regulation', { stance: 'oppose' })).toEqual([['harm-rules', 1]]);
		expect(await counted('stance', { regulation: 'removal-rules' })).toEqual([['support', 1]]);
		for (const stance of ['oppose', 'support']) expect(await listed({ stance })).toHaveLength(1);
		for (const regulation of ['harm-rules', 'removal-rules'])
			expect(await listed({ regulation })).toHaveLength(1);
	});

	it('is none on a law that readers do not see, in the list as in the counts', async () => {
		await said('first', '2020-05-01', 'oppose', { regulations: ['removal-rules'] });
		await said('then', '2020-05-02', 'support', { regulations: ['removal-rules'] });
		await cast.change('regulation', 'removal-rules', { state: 'withdrawn' });
		expect(await changed()).toEqual(['regret → refuse']);
		expect(await listed({})).toEqual(['refuse']);
		const { facets } = await statements.list({ filters: { changed: 'yes' }, page: 1 });
		expect(facets.stance).toMatchObject([{ value: 'oppose', count: 1 }]);
	});
});
