import type { APIRequestContext } from '@playwright/test';
import { parseHTML } from 'linkedom';
import { expect, test } from './fixtures.ts';
import { pages } from './pages.ts';

async function headOf(request: APIRequestContext, address: string) {
	const { document } = parseHTML(await (await request.get(address)).text());
	return {
		meta: (name: string) =>
			document
				.querySelector(`meta[property="${name}"], meta[name="${name}"]`)
				?.getAttribute('content') ?? '',
		canonical: document.querySelector('link[rel=canonical]')?.getAttribute('href') ?? '',
		title: document.title
	};
}

const pathOf = (address: string) => address.replace(/^https?:\/\/[^/]+/, '');

/** A PNG stores width and height at fixed offsets. */
const sizeOf = (png: Buffer) => [png.readUInt32BE(16), png.readUInt32BE(20)];

for (const [kind, address] of Object.entries(pages))
	test(`a link brings a title, a sentence and a picture along: ${kind}`, async ({ request }) => {
		const { meta, canonical } = await headOf(request, address);
		expect(meta('og:site_name')).toBe('Rulewatch');
		expect(meta('og:title')).toMatch(/\S/);
		expect(meta('og:image:alt').length).toBeGreaterThan(20);
		expect(meta('og:type')).toMatch(/^(website|article)$/);
		expect(meta('og:url')).toBe(canonical);
		const picture = await request.get(meta('og:image'));
		expect([picture.status(), picture.headers()['content-type']]).toEqual([200, 'image/png']);
		expect(sizeOf(await picture.body())).toEqual([1200, 630]);
	});

test('a narrowed list is linked as it is narrowed, without what only tracks', async ({
	request
}) => {
	const sent = '/statements?year=2020&utm_source=x&stance=oppose&page=1&sort=';
	const { meta, canonical, title } = await headOf(request, sent);
	const read = '?stance=oppose&year=2020';
	expect(pathOf(canonical)).toBe(`/statements${read}`);
	expect(pathOf(meta('og:image'))).toBe(`/statements/card.png${read}`);
	expect(meta('robots')).toBe('noindex');
	expect(title).toBe('Statements on record (Stance: Oppose; Year: 2020) · Rulewatch');
});

test('an item says when it came on record, and a title that stands alone', async ({ request }) => {
	const { meta } = await headOf(request, pages['an event']);
	expect(meta('og:title')).toBe(
		'Approval of the Citizens Protection (Against Online Harm) Rules, 2020, 28 January 2020'
	);
	expect(meta('og:type')).toBe('article');
	for (const name of ['published_time', 'modified_time'])
		expect(meta(`article:${name}`)).toMatch(/^\d{4}-\d\d-\d\dT/);
});
