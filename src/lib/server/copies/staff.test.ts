import { WARCParser } from 'warcio';
import { beforeEach, describe, expect, it } from 'vitest';
import * as cast from '../../../../tests/helpers/nouns/test-cast.ts';
import { person } from '../../../../tests/helpers/server/auth/test-staff.ts';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import { type ItemToSave, saveItem } from '../write/index.ts';
import { countDoubtful, evidenceOf, get, getWhole, listDoubtful, proofsOf } from './index.ts';
import { keep } from '../../../../tests/helpers/server/copies/test-copies.ts';

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
		const how = { author: 'Chanda', authorId: 'chanda', reason: 'New', way: 'entry' as const };
		const { id: articleId } = await saveItem('article', draft, how);
		const id = await keep(page, { articleId });
		expect(await get(chanda, id)).toBeDefined();
		expect(await get(dara, id)).toBeUndefined();
	});

	it('with what changed since the one before it, word by word', async () => {
		await keep(page, { capturedAt: new Date('2026-03-01') });
		const id = await keep(page.replace('an end', 'a stop'), { capturedAt: new Date('2026-03-02') });
		const found = await get(bilal, id);
		expect(found!.all).toHaveLength(2);
		expect(found!.before!.changes!.filter(({ is }) => is !== 'same')).toEqual([
			{ is: 'removed', text: 'an' },
			{ is: 'added', text: 'a' },
			{ is: 'removed', text: 'end' },
			{ is: 'added', text: 'stop' }
		]);
	});
});

describe('the evidence as a file', () => {
	async function records(id: string) {
		const file = await (await evidenceOf((await getWhole(bilal, id))!)).bytes();
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

describe('promise 21: what is kept of a page is harmless, whatever it is', () => {
	const pages = {
		'a page with a script': ['text/html', '<script>alert(1)</script>'],
		'a picture with a script': ['image/svg+xml', '<svg onload="alert(1)"/>'],
		'a page that says it is a picture': ['image/png', '<html><script>alert(1)</script>'],
		'a page for two kinds of readers': ['text/html; charset=utf-7', '+ADw-script+AD4-'],
		'a document with a script': ['application/pdf', '%PDF-1.7 /JavaScript (app.alert(1))'],
		'XML with an entity': [
			'application/xml',
			'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>'
		],
		'a program': ['application/x-msdownload', 'MZ\u0090'],
		'a type that goes on in another line': ['text/html\r\nX-Evil: yes', 'Hello']
	};
	const addresses = [
		'https://example.org/../../etc/passwd',
		'https://example.org/a.html%0d%0aSet-Cookie:%20a=b',
		'https://example.org/"; filename="evil.html',
		'https://example.org/\r\nWARC-Type: request',
		'javascript:alert(1)'
	];
	/** A part of the file with our own name, which is neither shown nor run. */
	const isHarmless = ({ headers }: Response) =>
		/^attachment; filename="[0-9a-f]{16}\.warc\.gz"$/.test(headers.get('content-disposition')!) &&
		headers.get('content-type') === 'application/gzip' &&
		headers.get('x-content-type-options') === 'nosniff' &&
		headers.get('content-security-policy') === "default-src 'none'; sandbox";

	it.each(Object.entries(pages))('%s', async (_, [contentType, body]) => {
		for (const url of addresses)
			for (const how of [{ way: 'pasted' }, { way: 'fetched', status: 200 }] as const) {
				const headers = { 'content-type': contentType!, 'x-evil\r\nx-more': 'yes' };
				const id = await keep('Text.', {
					...how,
					url,
					contentType,
					headers,
					bytes: Buffer.from(body!)
				});
				const copy = await getWhole(bilal, id);
				const file = await evidenceOf(copy!);
				expect(isHarmless(file)).toBe(true);
				for (const head of await headsIn(file))
					expect(head).not.toMatch(/^(x-evil|x-more|set-cookie|warc-type: request)/im);
			}
	});

	it('which a file that browsers show is not', () => {
		const headers = { 'content-type': 'text/html', 'content-disposition': 'inline' };
		expect(isHarmless(new Response('<script>alert(1)</script>', { headers }))).toBe(false);
	});

	/** The headers before the bytes of each record. */
	async function headsIn(file: Response): Promise<string[]> {
		const heads = [];
		for await (const record of new WARCParser([await file.bytes()]))
			heads.push(`${record.warcHeaders.toString()}\n${record.httpHeaders?.toString() ?? ''}`);
		return heads;
	}
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
			exact,
			article: 'dawn'
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
