import { add, publicOf, statement } from './entries.ts';
import { expect, test } from './fixtures.ts';
import { published } from './facts.ts';
import { menuOf, openMenu } from './menus.ts';
import { pages } from './pages.ts';
import { overHttp } from './staff.ts';

const cited = ['a statement', 'an event', 'a law', 'an article'] as const;
const st028 = pages['a statement'];

for (const kind of cited) {
	test.describe(`${kind} without JavaScript`, () => {
		test.use({ javaScriptEnabled: false });

		test('is cited in four styles, and leads to a file for each reference manager', async ({
			page,
			request
		}) => {
			await page.goto(`${pages[kind]}#cite`);
			const box = page.locator('#cite');
			await expect(box).toBeInViewport();
			const address = new URL(pages[kind], page.url()).href;
			const text = box.locator('p').first();
			await expect(text).toContainText(/Rulewatch.* \(accessed \d/);
			expect((await text.innerText()).split(address)).toHaveLength(2);
			for (const style of ['Chicago', 'MLA', 'Wikipedia']) {
				await box.getByText(style, { exact: true }).click();
				await expect(box.locator('details[open] p')).toContainText(address);
			}
			// A law without a text on record has no URL for the template.
			await expect(box.locator('details[open] p')).toHaveText(
				/^(?:\{\{cite (?:web|news) \|.*\}\}|[^{]+, accessed \d.*\.) ?/
			);
			for (const file of ['CSL-JSON', 'BibTeX', 'RIS']) {
				const path = await box.getByRole('link', { name: file }).getAttribute('href');
				const answer = await request.get(path!);
				expect(answer.status()).toBe(200);
				expect(answer.headers()['content-disposition']).toMatch(
					/^attachment; filename="rulewatch-/
				);
				expect(await answer.text()).toContain(address);
			}
		});
	});

	test(`${kind} tells reference managers and search engines what it is`, async ({ page }) => {
		await page.goto(pages[kind]);
		const address = new URL(pages[kind], page.url()).href;
		const content = (name: string) => page.locator(`meta[name="${name}"]`).getAttribute('content');
		expect(await content('citation_public_url')).toBe(address);
		expect(await content('citation_title')).toBeTruthy();
		const data = JSON.parse((await page.locator('[type="application/ld+json"]').textContent())!);
		expect(data['@id']).toBe(address);
		expect(data['@type']).toBe(
			{
				'a statement': 'Quotation',
				'an event': 'Event',
				'a law': 'Legislation',
				'an article': 'NewsArticle'
			}[kind]
		);
	});
}

for (const [path, chosen] of [
	[`${pages['a law']}/charts/stance`, '?count=members'],
	['/trends/charts/hidden', '?jurisdiction=PK']
] as const)
	test(`${path} is cited in the view that is chosen, and says what numbers it has`, async ({
		page,
		request
	}) => {
		await page.goto(path + chosen);
		const address = new URL(path + chosen, page.url()).href;
		await openMenu(page, 'this chart');
		const text = page.locator('#cite p').first();
		await expect(text).toContainText(' Rulewatch (accessed ');
		expect((await text.innerText()).split(address)).toHaveLength(2);
		const file = await page.getByRole('link', { name: 'BibTeX' }).getAttribute('href');
		expect(file).toBe(`${path}/cite.bib${chosen}`);
		expect(await (await request.get(file!)).text()).toContain(address);
		const data = JSON.parse((await page.locator('[type="application/ld+json"]').textContent())!);
		expect(data).toMatchObject({ '@type': 'Dataset', '@id': address });
		expect((await request.get(data.distribution[0].contentUrl)).status()).toBe(200);
		expect((await request.get(`${path}/cite.bib?count=heads`)).status()).toBe(400);
		expect((await request.get(`${path}s/cite.bib`)).status()).toBe(404);
	});

test('with script, a citation is copied', async ({ page, context }) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	await page.goto(`${st028}#cite`);
	const box = page.locator('#cite');
	await box.getByRole('button', { name: 'Copy' }).first().click();
	await expect(box.getByRole('status').first()).toHaveText('Copied.');
	const copied = await page.evaluate(() => navigator.clipboard.readText());
	expect(copied).toMatch(
		/^DRM\. \(2020, February 14\)\. Coalition of global .*\nQuoted there: Asia Internet Coalition, /
	);
});

test('one tap copies a quotation with its source, from the law as from the statement', async ({
	page,
	context
}) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	for (const address of [st028, pages['a law']]) {
		await page.setViewportSize({ width: 360, height: 740 });
		await page.goto(address);
		const copy = page.getByRole('link', {
			name: 'Copy with source the words of Asia Internet Coalition, 13 February 2020'
		});
		const { y, height } = (await copy.first().boundingBox())!;
		expect(y + height).toBeLessThanOrEqual(2.5 * 740);
		await copy.first().click();
		await expect(page.getByText('Copied.').first()).toBeVisible();
		expect(page.url()).toMatch(new RegExp(`${address}$`));
		const copied = await page.evaluate(() => navigator.clipboard.readText());
		const [words, said, link] = copied.split('\n');
		expect(words).toMatch(/^“The Asia Internet Coalition is deeply concerned to see .*”$/);
		expect(said).toBe(
			'Jeff Paine (Managing Director), Asia Internet Coalition, 13 February 2020. Source: Digital Rights Monitor, 14 February 2020.'
		);
		await page.goto(link!);
		await expect(page.locator(':target')).toContainText(words!);
		const [item] = await page.evaluate(async () =>
			Promise.all(
				(await navigator.clipboard.read()).map(async (item) =>
					(await item.getType('text/html')).text()
				)
			)
		);
		expect(item).toContain(`<a href="${link}">`);
	}
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('a quotation leads to its citation', async ({ page }) => {
		await page.goto(pages['a law']);
		await page
			.getByRole('list', { name: 'In their words' })
			.getByRole('link', { name: 'Copy with source the words of Asia Internet Coalition' })
			.click();
		await expect(page).toHaveURL(/\/statements\/st-028#cite$/);
		await expect(page.locator('#cite')).toContainText('Coalition of global tech groups');
	});

	test('one menu is open at a time, by keyboard too, and goes when it is pressed again', async ({
		page
	}) => {
		await page.setViewportSize({ width: 320, height: 740 });
		await page.goto(pages['a law']);
		const law = await openMenu(page, 'this law');
		await expect(law.getByRole('link', { name: 'Send by mail' })).toBeVisible();
		const sideways = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
		expect(await sideways()).toBeLessThanOrEqual(0);
		const timeline = menuOf(page, 'the timeline');
		await timeline.locator('> summary').focus();
		await page.keyboard.press('Enter');
		await expect(timeline.getByRole('link', { name: 'SVG' })).toBeVisible();
		await expect(law.getByRole('link', { name: 'Send by mail' })).toBeHidden();
		expect(await sideways()).toBeLessThanOrEqual(0);
		await page.keyboard.press('Enter');
		await expect(timeline.getByRole('link', { name: 'SVG' })).toBeHidden();
	});
});

test('a quotation and a position have addresses of their own, which show which they are', async ({
	page
}) => {
	await page.goto(st028);
	for (const [name, words] of [
		['Link to this quotation', 'deeply concerned to see the Pakistan Government'],
		['Link to this position', 'Citizens Protection']
	] as const) {
		const href = await page.getByRole('link', { name }).first().getAttribute('href');
		await page.goto(st028 + href);
		const target = page.locator(':target');
		await expect(target, name).toContainText(words);
		await expect(target, name).toHaveCSS('outline-style', 'solid');
	}
});

test('robots find the map of all addresses, and every address in it stands', async ({
	request,
	baseURL
}) => {
	const robots = await (await request.get('/robots.txt')).text();
	expect(robots).toContain(`\nSitemap: ${baseURL}/sitemap.xml\n`);
	const located = async (path: string) =>
		[...(await (await request.get(path)).text()).matchAll(/<loc>([^<]+)<\/loc>/g)].map(
			([, address]) => address!
		);
	const files = await located('/sitemap.xml');
	const addresses = (await Promise.all(files.map(located))).flat();
	const nouns = ['regulations', 'statements', 'articles', 'stakeholders', 'events'] as const;
	const items = nouns.flatMap((noun): unknown[] => published(noun));
	expect(addresses.length).toBeGreaterThanOrEqual(items.length);
	expect(new Set(addresses).size).toBe(addresses.length);
	for (const path of Object.values(pages).filter((path) => /^\/[^/?]+\/[^/?]+$/.test(path)))
		if (!/^\/(corrections|follow)\//.test(path)) expect(addresses).toContain(baseURL + path);
	for (const address of addresses.filter((_, index) => index % 40 === 0))
		expect((await request.get(address)).status(), address).toBe(200);
});

test('what is asked for wrongly is refused in a sentence', async ({ request }) => {
	const asked = async (path: string) => {
		const answer = await request.get(st028 + path, { headers: { accept: 'text/html' } });
		return [answer.status(), await answer.text()];
	};
	expect(await asked('/cite.txt?style=harvard')).toEqual([
		400,
		expect.stringContaining('There is no style “harvard”. Ask for apa, chicago, mla, or wikipedia.')
	]);
	const [status, text] = await asked('/cite.txt?style=%3Cscript%3Ealert(1)%3C/script%3E');
	expect(status).toBe(400);
	expect(text).not.toContain('<script>alert');
	expect(await asked('/cite.pdf')).toEqual([404, expect.stringContaining('csl.json, bib, ris')]);
	expect((await request.get('/statements/no-such/cite.bib')).status()).toBe(404);
	expect((await request.get('/regulations/no-such/cite.bib')).status()).toBe(404);
});

const files = ['cite.csl.json', 'cite.bib', 'cite.ris', 'cite.txt?style=mla'];

overHttp('what was withdrawn is cited no more, and says why', async ({ house }) => {
	const at = await add(house, 'statements', { ...statement, summary: 'Said by mistake.' });
	const page = publicOf(at);
	for (const file of files)
		expect((await house.request(undefined, `${page}/${file}`)).status).toBe(200);
	const reason = 'It was never said.';
	await house.request('editor', `${at}/withdraw`, { form: { version: '1', reason } });
	for (const file of files) {
		const answer = await house.request(undefined, `${page}/${file}`);
		expect(answer.status).toBe(410);
		expect(await answer.text()).toContain(reason);
	}
});

overHttp(
	'the files of a law that has another address now are found from the old one',
	async ({ house }) => {
		const form = {
			title: 'Rules of another name',
			jurisdiction: 'PK',
			issuingBody: 'Ministry of IT',
			instrument: 'rules',
			status: 'in_force',
			slug: 'rules-before',
			'sources.0': 'drm-aic-0214'
		};
		const at = await add(house, 'regulations', form);
		const renamed = { ...form, slug: 'rules-after', version: '1', reason: 'Shorter' };
		expect((await house.request('editor', `${at}?/publish`, { form: renamed })).status).toBe(303);
		for (const file of files) {
			const answer = await house.request(undefined, `/regulations/rules-before/${file}`);
			expect(answer.status).toBe(308);
			expect(answer.headers.get('location')).toBe(`/regulations/rules-after/${file}`);
		}
	}
);
