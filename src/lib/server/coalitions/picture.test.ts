import { channel } from 'node:diagnostics_channel';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as cast from '../../../../tests/helpers/nouns/test-cast.ts';
import { readNetwork } from './network.ts';
import { nameBoxes, layOutNetwork, picture, watchPicture } from './picture.ts';

const tell = (version: number) => channel('rulewatch:version').publish({ version });

beforeEach(async () => {
	await cast.scene();
	const friends = Array.from({ length: 27 }, (_, index) => `friend-${index}`);
	for (const id of friends) await cast.stakeholder(id);
	await cast.membership('coalition', 'friend-0', '2020-01-01');
	await cast.membership('coalition', 'ministry', '2020-01-01');
	await cast.membership('coalition', 'friend-1', '2020-01-01', { relation: 'person_of' });
	await cast.statement('letter', { signatories: friends });
	await cast.statement('appeal', { organisationId: 'union', signatories: ['friend-0'] });
	await cast.statement('again', { organisationId: 'union', signatories: ['friend-0'] });
	await cast.statement('unseen', { signatories: ['union'], state: 'draft' });
});

describe('the picture of who stands with whom', () => {
	it('shows who signs together, how often, and who of these is a member of whom', async () => {
		const { names, joint, listed } = await readNetwork();
		const slugAt = (place: number) => names[place]!.slug;
		expect(names).toHaveLength(29);
		expect(joint).toHaveLength((28 * 27) / 2 + 1);
		expect(
			joint
				.filter(({ statements }) => statements > 1)
				.map(({ source, target, statements }) => [slugAt(source), slugAt(target), statements])
		).toEqual([['friend-0', 'union', 2]]);
		expect(listed.map(({ source, target }) => [slugAt(source), slugAt(target)])).toEqual([
			['friend-0', 'coalition']
		]);
		expect(names.filter(({ isGroup }) => isGroup).map(({ slug }) => slug)).toEqual(['coalition']);
	});

	it('is the same of the same data', async () => {
		expect(await layOutNetwork(await readNetwork())).toEqual(
			await layOutNetwork(await readNetwork())
		);
	});

	it.each(['wide', 'narrow'] as const)('has room for every name on the %s sheet', async (name) => {
		const { [name]: sheet } = await layOutNetwork(await readNetwork());
		const { width, height } = nameBoxes[name];
		expect(sheet.places).toHaveLength(29);
		for (const [index, one] of sheet.places.entries()) {
			expect(one.x).toBeGreaterThanOrEqual(width / 2);
			expect(one.x).toBeLessThanOrEqual(sheet.width - width / 2);
			expect(one.y).toBeGreaterThanOrEqual(height / 2 - 1);
			expect(one.y).toBeLessThanOrEqual(sheet.height - height / 2 + 1);
			for (const other of sheet.places.slice(index + 1)) {
				const isApart =
					Math.abs(one.x - other.x) > width - 2 || Math.abs(one.y - other.y) > height - 2;
				expect([one, other, isApart]).toEqual([one, other, true]);
			}
		}
	});
});

describe('drawing', () => {
	let stop = () => {};
	afterEach(() => stop());

	it('is done when the version is raised; until it is there is no picture, and no older one', async () => {
		stop = watchPicture();
		expect(picture()).toBeUndefined();
		tell(1);
		expect(picture()).toBeUndefined();
		await expect.poll(() => picture()?.names).toHaveLength(29);
		await cast.stakeholder('newcomer');
		await cast.statement('more', { organisationId: 'union', signatories: ['newcomer'] });
		tell(2);
		expect(picture()).toBeUndefined();
		await expect.poll(() => picture()?.names).toHaveLength(30);
	});

	it('is not done anew for a version in which nobody stands with anybody else than before', async () => {
		stop = watchPicture();
		tell(1);
		await expect.poll(() => picture()).toBeDefined();
		const drawn = picture();
		await cast.statement('alone', { organisationId: 'union' });
		tell(2);
		await expect.poll(() => picture()).toBe(drawn);
	});
});
