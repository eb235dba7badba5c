import { expect, test } from './fixtures.ts';

// Promise 28: no page asks another host for anything. The guard in fixtures.ts collects faults; guard.spec.ts tests the
// guard.

const each = 3;

/** The kind of an address: its path without ids, and its parameters. */
const kindOf = ({ pathname, searchParams }: URL) =>
	pathname
		.split('/')
		.map((part, place) =>
			place > 1 && !/^(charts|cite|feed|timeline|report)/.test(part) ? '*' : part
		)
		.join('/') +
	[...searchParams.keys()]
		.sort()
		.map((name) => `&${name}`)
		.join('');

test('promise 28: a walk along every kind of link from the front page asks no other host, and meets no fault', async ({
	page,
	baseURL
}) => {
	const met = new Map<string, number>();
	const queue = [`${baseURL}/`];
	const known = new Set(queue);
	const faults: string[] = [];
	let walked = 0;
	for (let address = queue.shift(); address; address = queue.shift()) {
		const kind = kindOf(new URL(address));
		const before = met.get(kind) ?? 0;
		if (before === each) continue;
		met.set(kind, before + 1);
		const answer = await page.request.get(address);
		if (answer.status() >= 400) faults.push(`${answer.status()} ${address}`);
		if (!answer.headers()['content-type']?.startsWith('text/html')) continue;
		await page.goto(address, { waitUntil: 'load' });
		walked++;
		const signless = await page.evaluate(() =>
			[...document.querySelectorAll('use')]
				.map((use) => use.getAttribute('href')!)
				.filter((sign) => !document.querySelector(sign))
		);
		if (signless.length) faults.push(`${signless[0]} is drawn nowhere at ${address}`);
		const links = await page.evaluate(() =>
			[...document.querySelectorAll('a[href], area[href]')].map(
				(link) => new URL(link.getAttribute('href')!, document.baseURI).href.split('#')[0]!
			)
		);
		for (const link of links)
			if (link.startsWith(`${baseURL}/`) && !known.has(link)) {
				known.add(link);
				queue.push(link);
			}
	}
	expect(faults).toEqual([]);
	expect(walked).toBeGreaterThan(60);
});
