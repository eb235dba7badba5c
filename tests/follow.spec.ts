import { mergeTests, type Page } from '@playwright/test';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type RunningServer, startServer } from '../bin/server.js';
import { expect, test as pages } from './fixtures.ts';
import { ask, Visitor } from './http.ts';
import { loadedFolder } from './loaded.ts';
import { pages as addresses } from './pages.ts';
import { linksIn, openPostOffice } from './post-office.ts';
import { routes } from './routes.ts';
import { setUp } from './staff.ts';

interface Place {
	server: RunningServer;
	office: Awaited<ReturnType<typeof openPostOffice>>;
	folder: string;
}

const test = mergeTests(
	pages,
	pages.extend<{ baseURL: string }, { place: Place }>({
		place: [
			async ({}, use) => {
				const office = await openPostOffice();
				const { folder, remove } = loadedFolder();
				const server = await startServer({ RULEWATCH_FOLDER: folder, ...office.env });
				await use({ server, office, folder });
				await server.end();
				await office.close();
				remove();
			},
			{ scope: 'worker' }
		],
		baseURL: async ({ place }, use) => use(place.server.url)
	})
);

const law = addresses['a law'];
const own = { 'sec-fetch-site': 'same-origin' };

const sendForm = ({ server }: Place, fields: Record<string, string>, localAddress?: string) => {
	const form = { what: 'everything:', kinds: 'event', frequency: 'daily', timeZone: 'UTC' };
	return ask(server.url, `/follow?page=${law}`, {
		form: { ...form, ...fields },
		headers: { ...own, origin: server.url, accept: 'text/html' },
		localAddress
	});
};

async function letterTo({ office }: Place, email: string, nth = 1) {
	const letters = () => office.arrived.filter(({ to }) => to === email);
	await expect.poll(() => letters().length).toBe(nth);
	return letters().at(-1)!;
}

async function linkTo(place: Place, page: 'confirm' | 'mine' | 'end', email: string, nth = 1) {
	const letter = await letterTo(place, email, nth);
	const link = linksIn(letter).find((each) => each.includes(`/follow/${page}/`))!;
	return new URL(link).pathname;
}

async function follow(page: Page, email: string, look: () => unknown) {
	await page.goto(law);
	await page.getByRole('link', { name: 'Follow', exact: true }).first().click();
	await look();
	await page.getByLabel('Your e-mail address').fill(email);
	await page.getByRole('button', { name: 'Send me an e-mail to confirm' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('We sent you an e-mail');
}

for (const javaScriptEnabled of [true, false])
	test.describe(`a reader ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, () => {
		test.use({ javaScriptEnabled, timezoneId: 'Asia/Karachi' });

		test('follows a law by two taps and an address, confirms by one, changes it and ends it @journey', async ({
			page,
			place,
			expectAccessible
		}) => {
			const email = `esra-${javaScriptEnabled}@example.org`;
			const look = async () => javaScriptEnabled && expectAccessible(page);
			await follow(page, email, look);
			await look();
			await page.goto(await linkTo(place, 'confirm', email));
			await look();
			await page.getByRole('button', { name: 'Yes, follow it' }).click();
			await expect(page.getByRole('status')).toContainText('You follow it from now on');
			await look();
			const mine = page.url();

			await page.goto(await linkTo(place, 'confirm', email));
			await expect(page.getByRole('heading', { level: 1 })).toHaveText('You follow this already');
			await page.getByRole('link', { name: 'See, change or end all' }).click();

			await page.locator('summary', { hasText: 'Change' }).click();
			await expect(page.getByRole('button', { name: 'Save' }).first()).toBeVisible();
			for (const kind of await page.getByRole('checkbox').all()) await kind.uncheck();
			await page.getByRole('button', { name: 'Save' }).first().click();
			await expect(page.getByText('Choose at least one thing')).toBeVisible();
			await page.getByRole('checkbox', { name: 'A changed position' }).check();
			await page.getByRole('button', { name: 'Save' }).first().click();
			await expect(page.getByRole('main')).toContainText('Every morning. A changed position.');
			await expect(page.getByLabel('Time zone')).toHaveValue(
				javaScriptEnabled ? 'Asia/Karachi' : 'UTC'
			);

			await page.getByRole('button', { name: 'End this' }).click();
			await expect(page.getByText('No e-mails are sent to you since')).toBeVisible();
			await look();
			await page.getByRole('button', { name: 'Take it up again' }).click();
			await page.getByRole('button', { name: 'End all e-mails' }).click();
			await page.getByRole('button', { name: 'Take it all up again' }).click();
			await expect(page.getByRole('button', { name: 'End this' })).toBeVisible();
			expect(new URL(page.url()).pathname).toBe(new URL(mine).pathname);
			await expect(page.getByRole('main')).not.toContainText(email);
		});
	});

test('every public page leads to the page that explains the ways, which knows it', async ({
	place
}) => {
	const { url } = place.server;
	const textOf = async (path: string) => (await ask(url, path)).text();
	for (const address of Object.values(addresses)) {
		const [, path] = /href="[./]*(\/follow\?page=[^"]+)"/.exec(await textOf(address)) ?? [];
		if (/^\/(follow|corrections\/report)/.test(address)) expect(path, address).toBeUndefined();
		else
			expect(await textOf(path?.replaceAll('&amp;', '&') ?? ''), address).toContain(
				'From the page'
			);
	}
});

test('a link of which a part is missing says where to get a whole one', async ({ page }) => {
	for (const cut of ['mine', 'end', 'confirm']) {
		await page.goto(`/follow/${cut}/abc`);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('This link does not work');
		await page.getByRole('link', { name: 'Have the link to what you follow sent to you' }).click();
		await expect(page.getByLabel('Your e-mail address')).toBeVisible();
	}
});

test('a form with faults comes back whole, each with its sentence', async ({ place }) => {
	const answer = await sendForm(place, { email: 'no address', what: 'regulation:nothing' });
	expect(answer.status).toBe(400);
	const html = await answer.text();
	expect(html).toContain('This is not an e-mail address');
	expect(html).toContain('value="no address"');
});

test('promise 3: whoever has followed, asked or never come is answered the same', async ({
	place
}) => {
	const email = 'dawood@example.org';
	const answers: string[] = [];
	const answered = async (to: string) => {
		const answer = await sendForm(place, { email: to });
		answers.push(`${answer.status} ${answer.headers.get('location')}`);
	};
	await answered(email);
	await answered(email);
	const confirm = await linkTo(place, 'confirm', email, 2);
	const headers = { ...own, origin: place.server.url, accept: 'text/html' };
	expect((await ask(place.server.url, confirm, { form: {}, headers })).status).toBe(303);
	await answered(email);
	await answered('stranger@example.org');
	expect(new Set(answers)).toHaveProperty('size', 1);
	const known = await letterTo(place, email, 3);
	expect(known.whole).toContain('already');
	expect(known.whole).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m);
	expect(known.whole).toMatch(/^List-ID: Rulewatch <follow\.localhost>\r$/im);
});

test('a scanner that opens every link of a letter changes nothing; one click from anywhere ends all', async ({
	place
}) => {
	const email = 'farah@example.org';
	const { url } = place.server;
	const headers = { ...own, origin: url, accept: 'text/html' };
	const mineOf = async () => {
		const page = await ask(url, mine, { headers: { accept: 'text/html' } });
		return /<main.*<\/main>/s.exec(await page.text())![0];
	};
	await sendForm(place, { email });
	const confirm = await linkTo(place, 'confirm', email);
	const confirmed = await ask(url, confirm, { form: {}, headers });
	const mine = confirmed.headers.get('location')!.split('?')[0]!;
	await sendForm(place, { email });
	const letters = [await letterTo(place, email, 2)];
	const end = await linkTo(place, 'end', email, 2);
	const before = await mineOf();
	expect(before).toContain('End all e-mails');

	for (const letter of letters)
		for (const link of [...linksIn(letter), `${url}${confirm}`, `${url}${end}`])
			for (const method of ['GET', 'HEAD'])
				for (const accept of ['text/html', '*/*'])
					await ask(url, new URL(link).pathname, {
						method,
						headers: { accept, 'sec-purpose': 'prefetch', 'user-agent': 'LinkScanner' }
					});
	expect(await mineOf()).toBe(before);

	for (const path of [confirm, mine, end]) {
		const page = await ask(url, path, { headers: { accept: 'text/html' } });
		expect(page.headers.get('cache-control'), path).toBe('private, no-store');
		expect(await page.text(), path).toContain('<meta name="robots" content="noindex"');
	}

	// Another site cannot trigger these buttons.
	const hostile = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
	for (const path of [`${mine}?/endAll`, confirm, '/follow'])
		expect((await ask(url, path, { form: {}, headers: hostile })).status).toBe(403);
	expect(await mineOf()).toBe(before);

	const oneClick = { 'List-Unsubscribe': 'One-Click' };
	const forged = await ask(url, `${end}x`, { form: oneClick });
	expect([forged.status, await forged.text()]).toEqual([
		404,
		expect.stringContaining('no link of ours')
	]);
	expect((await ask(url, end, { form: { other: 'x' } })).status).toBe(400);
	expect(await mineOf()).toBe(before);
	const ended = await ask(url, end, { form: oneClick });
	expect([ended.status, await ended.text()]).toEqual([200, 'No more e-mails are sent to you.\n']);
	expect(ended.headers.get('cache-control')).toBe('private, no-store');
	expect(await mineOf()).toContain('No e-mails are sent to you since');
	expect(place.server.output()).not.toContain(end.split('.').at(-1));
});

test('a follower renews the links in their letters: the old ones open nothing, and the new one comes by letter', async ({
	page,
	place,
	expectAccessible
}) => {
	const email = 'nadia@example.org';
	const { url } = place.server;
	await follow(page, email, () => undefined);
	await page.goto(await linkTo(place, 'confirm', email));
	await page.getByRole('button', { name: 'Yes, follow it' }).click();
	await sendForm(place, { email });
	const { pathname: old } = new URL(page.url());
	const asked = await sendForm(place, { email, what: 'search:/search?q=cheap+pills' });
	expect(asked.status).toBe(303);
	expect((await letterTo(place, email, 3)).whole).not.toMatch(/pills/);
	const search = await linkTo(place, 'confirm', email, 3);
	await page.goto(search);
	await expect(page.getByRole('main')).toContainText('Search for “cheap pills”');

	await page.goto(old);
	await page.getByRole('button', { name: 'Renew the link' }).click();
	await expect(page.getByRole('status')).toContainText('An e-mail with the new one is on its way');
	await expectAccessible(page);
	for (const path of [old, search])
		expect((await ask(url, path, { headers: { accept: 'text/html' } })).status, path).toBe(404);
	await page.goto(old);
	await page.getByRole('link', { name: 'Have the link to what you follow sent to you' }).click();
	await expect(page.getByLabel('Your e-mail address')).toBeVisible();

	const renewed = await linkTo(place, 'mine', email, 4);
	expect(renewed).not.toBe(old);
	await page.goto(renewed);
	await expect(page.getByRole('button', { name: 'End this' }).first()).toBeVisible();
});

const filesWith = (folder: string, bytes: string) =>
	readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map(({ parentPath, name }) => join(parentPath, name))
		.filter((file) => readFileSync(file).includes(bytes));

test('promise 29: the address of a follower stands on no page, in no file, and in no byte that is stored', async ({
	place
}) => {
	const email = 'hina.shahid@example.org';
	const { server, folder } = place;
	await sendForm(place, { email });
	const confirm = await linkTo(place, 'confirm', email);
	const headers = { ...own, origin: server.url, accept: 'text/html' };
	await ask(server.url, confirm, { form: {}, headers });
	await sendForm(place, { email });
	await letterTo(place, email, 2);
	const asma = await setUp(server, new Visitor(server.url));
	const shown: string[] = [];
	let read = 0;
	for (const { at } of Object.values(routes)) {
		if (typeof at !== 'string') continue;
		const answer = await asma.request(at);
		if (answer.status === 200) read++;
		if ((await answer.text()).includes('hina.shahid')) shown.push(at);
	}
	expect(shown).toEqual([]);
	expect(read).toBeGreaterThan(80);
	expect(filesWith(folder, 'hina.shahid')).toEqual([]);
	// The control: unencrypted words are found by the same search.
	expect(filesWith(folder, 'citizens-protection-against-online-harm')).not.toEqual([]);
	expect(server.output()).not.toContain('hina.shahid');
});

test('a copy without a mail server offers the other ways, takes no address and says so', async () => {
	const { folder, remove } = loadedFolder();
	const server = await startServer({ RULEWATCH_FOLDER: folder, SMTP_URL: '', MAIL_FROM: '' });
	const html = await (await ask(server.url, `/follow?page=${law}`)).text();
	expect(html).toContain('E-mail is not set up on this copy');
	expect(html).toContain(`${law.slice(1)}/feed.atom`);
	expect(html).toContain('/calendar.ics?regulation=');
	expect(html).not.toContain('type="email"');
	const lost = await (await ask(server.url, '/follow/link')).text();
	expect(lost).toContain('E-mail is not set up on this copy');
	expect(lost).not.toContain('type="email"');
	const office = { arrived: [], env: { SMTP_URL: '', MAIL_FROM: '' }, close: async () => {} };
	const answer = await sendForm({ server, office, folder }, { email: 'gul@example.org' });
	expect(answer.status).toBe(400);
	expect(await answer.text()).toContain('nothing was stored and nothing sent');
	await server.end();
	remove();
});
