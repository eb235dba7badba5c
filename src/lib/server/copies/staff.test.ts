import { WARCParser } from 'warcio';
import { beforeEach, describe, expect, it } from 'vitest';
import * as cast from '../../nouns/test-cast.ts';
import { person } from '../auth/test-staff.ts';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import { type ItemToSave, save } from '../write/index.ts';
import { countDoubtful, get, getWhole, listDoubtful, proofsOf, warcOf } from './index.ts';
import { keep } from './test-copies.ts';

const bilal = { id: 'bilal', role: 'editor' } as const;
const chanda = { id: 'chanda', role: 'contributor' } as const;
const dara = { id: 'dara', role: 'contributor' } as const;
const page = 'The coalition wrote. “These rules put an end to anonymous speech,” it said.';

beforeEach(async () => {
	await cast.scene();
	for (const { id } of [chanda, dara])
		await person('contributor', { id, name: id, email: `${id}@example.org` });
});

describe('a kept copy is shown', () => {
	it('to all staff, where its article is public', async () => {
		const id = await keep(page);
		expect(await get(chanda, id)).toMatchObject({ text: page, way: 'pasted' });
	});

	it('to editors and to whoever captured it, where it belongs to no article', async () => {
		const id = await keep(page, { articleId: undefined, capturedBy: 'chanda' });
		expect(await get(bilal, id)).toMatchObject({ by: 'chanda' });
		expect(await get(chanda, id)).toMatchObject({ text: page });
		expect(await get(dara, id)).toBeUndefined();
		expect(await getWhole(dara, id)).toBeUndefined();
	});

	it('to nobody who does not see its article: another’s draft', async () => {
		const draft: ItemToSave<'article'> = {
			url: 'https://example.org/secret',
			headline: 'Secret',
			headlineBasis: 'page',
			outlet: 'Dawn',
			section: 'news',
			sourceType: 'news',
			lang: 'en',
			state: 'draft',
			stateReason: 'Not yet',
			regulations: [],
			topics: []
		};
		const how = { author: 'Chanda', authorId: 'chanda', reason: 'New' };
		const { id: articleId } = await save('article', draft, how);
		const id = await keep(page, { articleId });
		expect(await get(chanda, id)).toBeDefined();
		expect(await get(dara, id)).toBeUndefined();
	});

	it('with what changed since the one before it, word by word', async () => {
		await keep(page, { capturedAt: new Date('2026-03-01') });
		const id = await keep(page.replace('an end', 'a stop'), { capturedAt: new Date('2026-03-02') });
		const found = await get(bilal, id);
		expect(found!.all).toHaveLength(2);
		expect(found!.before!.changes!.filter(({ how }) => how !== 'same')).toEqual([
			{ how: 'removed', text: 'an' },
			{ how: 'added', text: 'a' },
			{ how: 'removed', text: 'end' },
			{ how: 'added', text: 'stop' }
		]);
	});
});

describe('the evidence as a file', () => {
	async function records(id: string) {
		const file = await warcOf((await getWhole(bilal, id))!);
		const all = [];
		for await (const record of new WARCParser([file])) {
			const bytes = await record.readFully(true);
			all.push({
				type: record.warcType,
				url: record.warcTargetURI,
				header: (name: string) => record.warcHeaders.headers.get(name),
				status: record.httpHeaders?.statusCode,
				text: new TextDecoder().decode(bytes)
			});
		}
		return all;
	}

	it('has what the server answered, with the digest of it, and the text that was read', async () => {
		const bytes = Buffer.from(`<p>${page}</p>`);
		const headers = { 'content-type': 'text/html', 'content-encoding': 'gzip' };
		const fetched = { way: 'fetched', status: 200, headers, bytes } as const;
		const url = 'https://example.org/dawn';
		const [answer, text] = await records(await keep(page, { ...fetched, url }));
		expect(answer).toMatchObject({ type: 'response', url, status: 200, text: `<p>${page}</p>` });
		expect(answer!.header('WARC-Payload-Digest')).toMatch(/^sha-?256:/);
		expect(text).toMatchObject({ type: 'conversion', text: page });
	});

	it('says of what was pasted that no server sent it', async () => {
		const [pasted] = await records(await keep(page, { url: 'https://example.org/dawn' }));
		expect(pasted).toMatchObject({ type: 'resource', text: page });
	});
});

describe('editors are led to the quotations', () => {
	const request = { page: 1, ignored: [] };

	it('that no copy has, drafts too, and not to those that are withdrawn', async () => {
		await cast.statement('right', { quote: 'These rules put an end to anonymous speech' });
		await cast.statement('wrong', { quote: 'It was never said', state: 'draft' });
		await cast.statement('taken-back', { quote: 'Nor was this', state: 'withdrawn' });
		await keep(page);
		const { rows, facets } = await listDoubtful({ ...request, filters: {} });
		expect(rows.map(({ quotationId, doubt }) => [quotationId, doubt])).toEqual([
			['wrong.q1', 'not_found']
		]);
		expect(facets.doubt).toMatchObject([{ value: 'not_found', count: 1 }]);
		expect(await countDoubtful()).toBe(1);
		const { rows: changed } = await listDoubtful({ ...request, filters: { doubt: 'changed' } });
		expect(changed).toEqual([]);
	});

	it('in a proposal before it is published', async () => {
		const copyId = await keep(page);
		const sent = ['These rules put an end', 'It was never said'].map((exact) => ({
			...{ exact, article: 'dawn' }
		}));
		expect(await proofsOf([...sent, { exact: 'These rules', article: 'elsewhere' }])).toMatchObject(
			[
				{ proof: { state: 'found', passage: 'These rules put an end' }, copyId },
				{ proof: { state: 'not_found' }, copyId },
				{ proof: { state: 'no_copy' } }
			]
		);
	});
});

it('a text with a NUL is kept without it', async () => {
	await keep('We \0object.');
	expect(await db.select({ text: t.copy.text }).from(t.copy)).toEqual([{ text: 'We object.' }]);
});
