import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { formerSlug } from '../../desk/tables.ts';
import { db } from '../../db/index.ts';
import * as t from '../../db/schema.ts';
import * as cast from '../../../../../tests/helpers/nouns/test-cast.ts';
import { origin } from '../../settings.ts';
import * as statements from '../../../nouns/statement/queries.server.ts';
import * as embeds from './index.ts';

const site = origin();
const regulation = '/regulations/harm-rules';

beforeEach(async () => {
	await cast.scene();
	await cast.statement('refusal', { quote: 'We refuse' });
	await cast.campaign('repeal');
	await cast.topic('speech');
	await cast.event('notified', { kind: 'notification', date: '2020-01-21' });
});

const ask = (given: Record<string, string>) => embeds.oembed(new URLSearchParams(given));
const askOf = (path: string, more = {}) => ask({ url: site + path, ...more });

async function fragment(): Promise<string> {
	const found = await statements.get('refusal');
	if (found?.state !== 'published') throw new Error('refusal is not published');
	return found.statement.quotations[0]!.fragment;
}

describe('oEmbed', () => {
	it('answers with a frame, its size, and whose it is', async () => {
		expect(await askOf(regulation)).toEqual({
			version: '1.0',
			type: 'rich',
			provider_name: 'Rulewatch',
			provider_url: site,
			title: 'Harm Rules 2020',
			author_name: 'Rulewatch',
			author_url: site,
			cache_age: 86_400,
			width: 640,
			height: 520,
			html: expect.stringContaining(`src="${site}/embed${regulation}?as-of=`),
			thumbnail_url: `${site}${regulation}/card.png`,
			thumbnail_width: 1200,
			thumbnail_height: 630
		});
	});

	it.each([
		[regulation, `${regulation}?`],
		[`${regulation}?count=members&utm_source=x`, `${regulation}?`],
		[`${regulation}/`, `${regulation}?`],
		[`${regulation}#timeline`, `${regulation}/timeline?`],
		[`/embed${regulation}/timeline?theme=dark`, `${regulation}/timeline?`],
		[
			`${regulation}/charts/demands?count=members`,
			`${regulation}/charts/demands?count=members&amp;`
		],
		['/trends/charts/stance?jurisdiction=PK', '/trends/charts/stance?jurisdiction=PK&amp;'],
		['/trends/charts/matrix', '/trends/charts/matrix?'],
		['/campaigns/repeal#demands', '/campaigns/repeal?'],
		['/compare?regulations=harm-rules,none', '/compare?regulations=harm-rules&amp;'],
		['/statements/refusal', '/statements/refusal?'],
		[`${regulation}/timeline?nobody=knows`, `${regulation}/timeline?`],
		[`${regulation}/timeline?stance=oppose&page=2`, `${regulation}/timeline?stance=oppose&amp;`],
		[
			`/embed${regulation}/timeline?kind=notification&stance=oppose`,
			`${regulation}/timeline?kind=notification&amp;stance=oppose&amp;`
		],
		[`/embed${regulation}/timeline?entries=all`, `${regulation}/timeline?entries=all&amp;`],
		['/events/notified', '/events/notified?'],
		['/stakeholders/coalition', '/stakeholders/coalition?'],
		['/topics/speech', '/topics/speech?'],
		['/statements', '/statements?'],
		['/statements/?stance=oppose&page=2&nobody=knows', '/statements?stance=oppose&amp;'],
		['/embed/regulations?jurisdiction=pk&theme=dark', '/regulations?jurisdiction=PK&amp;']
	])('knows %s', async (path, frame) => {
		expect(await askOf(path)).toMatchObject({
			html: expect.stringContaining(`"${site}/embed${frame}as-of=`)
		});
	});

	it.each([
		['the address that it has', '/statements/refusal#'],
		['its embed', '/embed/statements/refusal?quotation=']
	])('knows one quotation by %s', async (_, path) => {
		const quotation = await fragment();
		expect(await askOf(path + quotation)).toMatchObject({
			author_name: 'Internet Coalition',
			author_url: `${site}/stakeholders/coalition`,
			html: expect.stringContaining(`/refusal?quotation=${quotation}&amp;as-of=`)
		});
	});

	it('names what a timeline is narrowed by, and leads to it', async () => {
		expect(await askOf(`${regulation}/timeline?stance=oppose`)).toMatchObject({
			title: 'Timeline: Harm Rules 2020 (Oppose)',
			html: expect.stringContaining(`<a href="${site}${regulation}/timeline?stance=oppose">`)
		});
	});

	it.each([undefined, '300', '900'])(
		'is as wide as its place, whatever width is asked for: %s',
		async (maxwidth) => {
			const { html } = (await askOf(regulation, maxwidth ? { maxwidth } : {})) as { html: string };
			expect(html).toContain(' width="100%" ');
		}
	);

	it('finds a law at the address it had before', async () => {
		await db.insert(formerSlug).values({ noun: 'regulation', slug: 'rules', rowId: 'harm-rules' });
		expect(await askOf('/regulations/rules')).toEqual(await askOf(regulation));
	});

	it('keeps frame and picture within what is asked for', async () => {
		const small = await askOf(regulation, { maxwidth: '500', maxheight: '300' });
		expect(small).toMatchObject({
			width: 500,
			height: 300,
			html: expect.stringContaining('width="100%" height="300"')
		});
		expect(small).not.toHaveProperty('thumbnail_url');
		expect(await askOf(regulation, { maxwidth: '1200' })).toHaveProperty('thumbnail_url');
	});

	it.each(['0', '-1', '1e9', '100000', 'wide', '5.5'])(
		'refuses a width of %s',
		async (maxwidth) => {
			await expect(askOf(regulation, { maxwidth })).rejects.toMatchObject({ status: 400 });
		}
	);

	it('asks for an address, and speaks JSON alone', async () => {
		await expect(ask({})).rejects.toMatchObject({ status: 400 });
		await expect(askOf(regulation, { format: 'xml' })).rejects.toMatchObject({ status: 501 });
	});

	it.each([
		'http://127.0.0.1/regulations/harm-rules',
		'https://evil.example/regulations/harm-rules',
		`${site}.evil.example${regulation}`,
		`${site.replace('//', '//user@evil.example:80/')}${regulation}`,
		`${site}:1${regulation}`,
		'file:///etc/passwd',
		'javascript:alert(1)',
		regulation,
		'//evil.example/',
		'',
		`${site}/`,
		`${site}/desk`,
		`${site}/corrections`,
		`${site}/events/none`,
		`${site}/articles/none`,
		`${site}/stakeholders/coalition/x`,
		`${site}/topics/none`,
		`${site}/constructor`,
		`${site}/regulations/none`,
		`${site}${regulation}/charts`,
		`${site}${regulation}/charts/none`,
		`${site}${regulation}/timeline/x`,
		`${site}/regulations/%`,
		`${site}/regulations/%00`,
		`${site}/compare`,
		`${site}/compare?regulations=none`,
		`${site}/compare/x?regulations=harm-rules`,
		`${site}/statements/none`,
		`${site}/trends/charts/constructor`,
		`${site}/embed/embed${regulation}`
	])('does not know %s, and asks nobody', async (url) => {
		const asked = vi.spyOn(globalThis, 'fetch');
		await expect(ask({ url, format: 'json' })).rejects.toMatchObject({ status: url ? 404 : 400 });
		expect(asked).not.toHaveBeenCalled();
		asked.mockRestore();
	});

	it.each([
		'/statements/refusal',
		regulation,
		`${regulation}#timeline`,
		`${regulation}/charts/stance`
	])('says why what was withdrawn is embedded no more: %s', async (path) => {
		const gone = { state: 'withdrawn', stateReason: 'A hoax' } as const;
		await db.update(t.statement).set(gone).where(eq(t.statement.id, 'refusal'));
		await db.update(t.regulation).set(gone);
		const refusal = { status: 410, body: { message: 'A hoax' } };
		await expect(askOf(path)).rejects.toMatchObject(refusal);
	});

	it('does not know a draft, until it is published', async () => {
		await cast.regulation('secret-bill', { state: 'draft', stateReason: 'No source yet' });
		await expect(askOf('/regulations/secret-bill')).rejects.toMatchObject({ status: 404 });
		await db.update(t.regulation).set({ state: 'published', stateReason: null });
		expect(await askOf('/regulations/secret-bill')).toMatchObject({
			title: 'Title of secret-bill'
		});
	});
});

describe('what is copied', () => {
	it('is as wide as its column, and an offer of its own for each quotation', async () => {
		const found = await embeds.embedOfAddress(`${site}/statements/refusal#${await fragment()}`);
		expect(embeds.snippets(found)).toEqual([
			{ offer: 'Embed “We refuse”', html: expect.stringContaining('width="100%" height="400"') }
		]);
	});
});
