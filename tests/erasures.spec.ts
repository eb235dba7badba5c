import { randomUUID } from 'node:crypto';
import { onRecord } from './entry.ts';
import { desk, embeds, pages } from './pages.ts';
import { openTables } from './record.ts';
import { apart as test, expect, type Name, password } from './staff.ts';
import { enrol } from './two-step.ts';

// Somebody who asks to be forgotten is found in no answer to anybody; src/lib/server/erasures has the rules.

const name = /asad\W{0,3}baig/i;
const person = pages['a person'];

const forPrograms = [
	...[
		'regulations',
		'stakeholders',
		'statements',
		'articles',
		'events',
		'topics',
		'campaigns'
	].flatMap((list) => [`/api/v1/${list}?limit=100`, `/${list}.csv`, `/${list}.json`]),
	...[
		'/api/v1/changes',
		'/feed.xml',
		'/articles/feed.xml',
		'/sitemap.xml',
		'/api/v1/search?q=Asad'
	],
	...['/search?q=Asad', '/coming.ics', '/corrections.json', '/takedowns.json']
];
const addresses = [
	...Object.values(pages).filter((address) => address !== person),
	...Object.values(embeds),
	...Object.values(desk),
	...forPrograms
];
test('an erased person is named in no answer to any role, and in no table', async ({ house }) => {
	const naming = async (readers: (Name | undefined)[]) => {
		const found: string[] = [];
		for (const reader of readers)
			for (const address of addresses) {
				const answer = await (await house.request(reader, address)).text();
				if (name.test(answer)) found.push(`${reader ?? 'anybody'}: ${address}`);
			}
		return found;
	};
	expect((await naming([undefined])).length).toBeGreaterThan(10);

	const { visitor } = await house.newcomer('administrator');
	const { codes } = await enrol(visitor);
	const erasures = '/desk/site/erasures';
	const asked = { kind: 'person', ground: 'safety', named: person };
	const plan = await (await visitor.request(`${erasures}?/plan`, { form: asked })).text();
	expect(plan).toContain('Asad Baig');
	const seen = /name="seen" value="([^"]+)"/.exec(plan)![1]!;
	const form = { ...asked, seen, current: password, code: codes[0]! };
	const done = await visitor.request(`${erasures}?/erase`, { form });
	expect(await done.text()).toContain('It is erased.');

	expect(await naming([undefined, 'contributor', 'editor', 'administrator'])).toEqual([]);
	const gone = await house.request(undefined, person);
	expect(gone.status).toBe(410);
	expect(await gone.text()).not.toContain('Asad Baig');
	const tables = await openTables(house.place);
	const rows = await tables.everything();
	await tables.close();
	expect(rows.filter((row) => name.test(row))).toEqual([]);

	const again = await house.request('editor', '/desk/stakeholders/new?/publish', {
		form: { key: randomUUID(), name: 'Asad Baig', kind: 'person', 'sources.0': onRecord.article }
	});
	expect(await again.text()).toContain('This holds words that were erased from the record');
});
