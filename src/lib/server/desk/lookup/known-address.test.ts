import { beforeEach, describe, expect, it } from 'vitest';
import * as cast from '../../../../../tests/helpers/nouns/test-cast.ts';
import { knownAddress } from './index.ts';

const bilal = { id: 'bilal', role: 'editor' } as const;
const dawood = { id: 'dawood', role: 'contributor' } as const;

beforeEach(async () => {
	const herald = { outlet: 'Herald', lang: 'ur', sourceType: 'opinion' as const };
	await cast.article('one', { url: 'https://herald.example/1', author: 'Asad Baig', ...herald });
	await cast.article('two', {
		url: 'https://www.herald.example/2',
		author: 'Sadaf Khan',
		...herald
	});
	await cast.article('three', { url: 'https://herald.example/3', author: 'Sadaf Khan', ...herald });
	await cast.article('odd', { url: 'https://herald.example/4', outlet: 'Herald Magazine' });
	await cast.article('other', { url: 'https://herald.example.org/5', outlet: 'Another' });
});

describe('what is known of the address of a page', () => {
	it('is how most pages of its site were entered, and the date that the address tells', async () => {
		const url = 'https://m.herald.example/2020/02/14/rules?utm_source=x';
		expect(await knownAddress(bilal, url)).toEqual({
			known: [],
			fields: { outlet: 'Herald', lang: 'ur', sourceType: 'opinion', published: '2020-02-14' },
			authors: ['Sadaf Khan', 'Asad Baig']
		});
	});

	it('is the article itself, where it is on record, however its address was written', async () => {
		const { known } = await knownAddress(bilal, 'http://herald.example/3?fbclid=1#top');
		expect(known).toMatchObject([{ id: 'three', name: 'Headline of three' }]);
	});

	it('tells the article that has the very address, beside which no other can have it', async () => {
		const sameOf = async (url: string) =>
			(await knownAddress(bilal, url)).known.map(({ sameAddress }) => sameAddress);
		expect(await sameOf('https://herald.example/3?fbclid=1')).toEqual([true]);
		expect(await sameOf('https://www.herald.example/3')).toEqual([undefined]);
	});

	it('is nothing of drafts that its reader does not see, and nothing where it is no address', async () => {
		const draft = { state: 'draft', stateReason: 'waiting' } as const;
		await cast.article('hidden', { url: 'https://secret.example/1', outlet: 'Secret', ...draft });
		const next = 'https://secret.example/2';
		expect((await knownAddress(bilal, next)).fields.outlet).toBe('Secret');
		expect(await knownAddress(dawood, next)).toEqual({ known: [], fields: {}, authors: [] });
		for (const text of ['', 'herald', 'ftp://herald.example/1', 'https://herald.example/\0'])
			expect((await knownAddress(bilal, text)).known).toEqual([]);
	});
});
