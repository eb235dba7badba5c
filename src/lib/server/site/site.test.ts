import { beforeEach, describe, expect, it } from 'vitest';
import type { User } from '../../domain/staff.ts';
import * as activity from '../activity.ts';
import { readVersion } from '../db/version.ts';
import * as cast from '../../../../tests/helpers/nouns/test-cast.ts';
import * as site from './index.ts';

const asma: User = {
	id: 'asma',
	name: 'Asma',
	email: 'asma@example.org',
	role: 'administrator',
	twoStep: false
};

beforeEach(cast.scene);

async function lastEntry() {
	const { rows } = await activity.list({ filters: {}, page: 1, ignored: [] });
	return rows[0];
}

describe('what is chosen for the site', () => {
	it('is nothing at first, and one choice leaves the others as they are', async () => {
		expect(await site.siteChoices()).toMatchObject({ featuredId: null, networks: [], about: '' });
		await site.writeAbout(asma, 'We are three people.\n\nWe read laws.');
		await site.chooseNetworks(asma, ['Mastodon']);
		await site.featureLaw(asma, 'Harm Rules 2020');
		expect(await site.siteChoices()).toMatchObject({
			featuredId: 'harm-rules',
			networks: ['Mastodon'],
			about: 'We are three people.\n\nWe read laws.'
		});
	});

	it('raises the version of the record, so that stored pages follow, and is in the activity log', async () => {
		const before = await readVersion();
		await site.featureLaw(asma, 'harm-rules');
		expect(await readVersion()).toBe(before + 1);
		expect(await lastEntry()).toMatchObject({
			kind: 'site_choice',
			actorName: 'Asma',
			subject: 'the law on the front page',
			detail: { chosen: 'Harm Rules 2020' }
		});
		await site.featureLaw(asma, '');
		expect(await readVersion()).toBe(before + 2);
		expect((await site.siteChoices()).featuredId).toBeNull();
	});

	it('refuses a law that is not on record, and one that readers do not see, with a sentence', async () => {
		await cast.regulation('secret-bill', { state: 'draft' });
		const before = await readVersion();
		const refusalOf = (named: string) =>
			site.featureLaw(asma, named).catch(({ problems }: { problems: unknown }) => problems);
		expect(await refusalOf('no such law')).toMatchObject([{ field: 'law' }]);
		expect(await refusalOf('secret-bill')).toMatchObject([
			{ message: 'Readers do not see this law. Choose one that is published.' }
		]);
		expect(await readVersion()).toBe(before);
	});
});
