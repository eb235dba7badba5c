import { nameOf, type Noun, nounOf } from '../../src/lib/domain/nouns.ts';
import { by, type Fields, filled, filledWith, onRecord, send } from '../entry.ts';
import { embeds, pages, refusals } from '../pages.ts';
import { tokenOf, withToken } from '../tokens.ts';
import { apart as test, expect, type House, type Name } from '../staff.ts';

// Unpublished text holds unique words, which are searched for everywhere.

/** In drafts: visible to their author and to editors, never to readers or other contributors. */
const draft = 'zanzibar';
/** In proposals and unsent forms: visible to Chanda and perhaps editors. */
const hers = 'timbuktu';
/** In all of them, so that a search can find them without their secret words. */
const beside = 'quenchword';

const nouns = Object.values(nounOf);
const lists = ['regulations', 'stakeholders', 'statements', 'articles', 'events'];
const textWith = (word: string) => (place: string) => `${beside} ${word} at ${place}`;

test.describe.configure({ mode: 'serial' });

const drafts: { noun: Noun; id: string }[] = [];
let kept: string;
let unsent: Fields;
let regulation: string;

test.beforeAll(async ({ house }) => {
	const chanda = by(house, 'contributor');
	const bilal = by(house, 'editor');
	for (const noun of nouns) {
		const form = filledWith(noun, textWith(draft)('mark'), textWith(draft));
		const { id, html } = await send(chanda, noun, 'send', {
			...form,
			reason: textWith(draft)('reason')
		});
		expect(id, html).toBeTruthy();
		drafts.push({ noun, id: id! });
	}
	const his = filledWith('statement', '', textWith(draft));
	kept = (await send(bilal, 'statement', 'keep', his)).id!;
	drafts.push({ noun: 'statement', id: kept });

	regulation = (
		await send(bilal, 'regulation', 'publish', filled('regulation', 'A law to be changed'))
	).id!;
	const change = {
		...filledWith('regulation', '', textWith(hers)),
		version: '1',
		reason: textWith(hers)('reason')
	};
	expect((await send(chanda, 'regulation', 'send', change, regulation)).id).toBe(regulation);

	unsent = { ...filledWith('statement', '', textWith(hers)), name: 'statements' };
	await chanda.request(`/desk/unsent/${unsent.key}`, { form: unsent });
});

function publicAddresses(): string[] {
	return [
		...Object.values(pages),
		...Object.values(embeds),
		...Object.values(refusals).map(([address]) => address),
		...lists.flatMap((list) => [`/${list}?q=${beside}`, `/api/v1/${list}?q=${beside}`]),
		'/api/v1/memberships?limit=200&include=stakeholders,articles',
		'/api/v1/articles?limit=200&include=topics',
		`/api/v1/topics?q=${beside}`,
		...files(lists),
		`/search?q=${beside}`,
		...drafts.flatMap(({ noun, id }) => [
			`/${nameOf[noun]}/${id}`,
			`/embed/${nameOf[noun]}/${id}`,
			`/${nameOf[noun]}/${id}.json`,
			...pastOf(noun, id),
			`/api/v1/${nameOf[noun]}/${id}`,
			`/api/v1/${nameOf[noun]}/${id}/form`,
			`/corrections/report?page=/${nameOf[noun]}/${id}`,
			...['csl.json', 'bib', 'ris', 'txt'].map((file) => `/${nameOf[noun]}/${id}/cite.${file}`)
		]),
		...pastOf('regulation', 'a-law-to-be-changed'),
		'/sitemap.xml',
		...[...lists, 'topics'].map((list) => `/sitemap-${list}-1.xml`),
		`/statements?stakeholder=${onRecord.organisation}`,
		'/robots.txt',
		'/sign-in'
	];
}

const pastOf = (noun: Noun, id: string) =>
	['/history', '?version=1', '?version=2'].map((past) => `/${nameOf[noun]}/${id}${past}`);

const files = (lists: string[]) => [
	...[...lists, 'topics'].flatMap((list) => [`/${list}.csv`, `/${list}.json?q=${beside}`]),
	...lists.map((list) => `/${list}/feed.atom?q=${beside}`),
	...['/feed.atom', '/feed.json', `/search/feed.json?q=${beside}`, '/corrections/feed.atom'],
	'/calendar.ics',
	...['.json', '/feed.atom', '/timeline.json', '/timeline.ics', '/timeline.csv'].map(
		(file) => pages['a law'] + file
	),
	...[`${pages['a coalition']}.json`, `${pages['a coalition']}/feed.json`]
];

/** The data that SvelteKit's client fetches for the page. */
const dataOf = (address: string) => address.replace(/\/?(\?|$)/, '/__data.json$1');

async function placesOf(house: House, who: Name | undefined, words: string, addresses: string[]) {
	const found: string[] = [];
	for (const address of addresses) {
		const text = await (await house.request(who, address)).text();
		if (new RegExp(words, 'i').test(text)) found.push(address);
	}
	return found;
}

test('promise 10: no draft, no proposal and no unsent form is in any answer to a reader', async ({
	house
}) => {
	const addresses = publicAddresses().flatMap((address) => [address, dataOf(address)]);
	expect(addresses.length).toBeGreaterThan(80);
	for (const who of [undefined, 'other contributor'] as const)
		expect(await placesOf(house, who, `${draft}|${hers}`, addresses), `as ${who}`).toEqual([]);
});

const deskAddresses = () =>
	drafts.flatMap(({ noun, id }) => {
		const page = `/desk/${nameOf[noun]}/${id}`;
		return [
			...[page, `${page}/history`, `${page}/history/1`, `/desk/stakeholders/${id}/members`],
			...[`/desk/statements/new?source=${id}`, `/desk/statements/new?organisation=${id}`],
			`/desk/memberships/new?group=${id}`,
			...[
				`/desk/lookup?noun=${nameOf[noun]}&q=${id}`,
				`/desk/lookup.json?noun=${nameOf[noun]}&q=${id}`
			]
		];
	});

test('promise 10: what one contributor wrote no other contributor sees, sent or not, nor what an editor kept', async ({
	house
}) => {
	const review = await (await house.request('editor', '/desk/review')).text();
	const proposals = [...new Set(review.match(/(?<=\/desk\/review\/)\w+/g))];
	expect(proposals.length).toBeGreaterThan(7);
	const addresses = [
		'/desk',
		...Object.keys(nounOf).flatMap((name) => [
			`/desk/${name}`,
			`/desk/${name}?q=${beside}`,
			`/desk/${name}/new?form=${unsent.key}`,
			`/desk/lookup?noun=${name}&q=${beside}`,
			`/desk/lookup.json?noun=${name}&q=${beside}`
		]),
		...deskAddresses(),
		`/desk/regulations/${regulation}`,
		`/desk/regulations/${regulation}/history`,
		`/desk/regulations/${regulation}/history/1`,
		`/desk/unsent/${unsent.key}`,
		...proposals.flatMap((id) => [
			`/desk/proposals/${id}`,
			`/desk/review/${id}`,
			`/desk/regulations/${regulation}?proposal=${id}`
		])
	];
	const all = addresses.flatMap((address) => [address, dataOf(address)]);
	expect(await placesOf(house, 'other contributor', `${draft}|${hers}`, all)).toEqual([]);
	const over = { ...unsent, summary: 'Overwritten' };
	const { status } = await house.request('other contributor', `/desk/unsent/${unsent.key}`, {
		form: over
	});
	expect(status).toBe(404);

	expect(
		await placesOf(house, 'contributor', hers, [`/desk/statements/new?form=${unsent.key}`])
	).toHaveLength(1);
	expect((await placesOf(house, 'editor', hers, all)).length).toBeGreaterThan(3);
	for (const who of ['contributor', 'editor'] as const)
		expect((await placesOf(house, who, draft, all)).length, who).toBeGreaterThan(40);
	expect(await placesOf(house, 'contributor', draft, [`/desk/statements/${kept}`])).toEqual([]);
});

test('promise 10: a program of another contributor is told of no draft, nor may it change one', async ({
	house
}) => {
	const [theirs, own] = [
		await tokenOf(house, 'other contributor'),
		await tokenOf(house, 'contributor')
	];
	for (const { noun, id } of drafts) {
		const path = `/api/v1/${nameOf[noun]}/${id}/form`;
		const refused = await withToken(house, theirs, path);
		expect(refused.status, path).toBe(404);
		expect(await refused.text()).not.toMatch(draft);
		expect((await withToken(house, own, path)).status, path).toBe(id === kept ? 404 : 200);
		const form = { ...filled(noun, 'Overwritten'), version: '1', reason: 'Mine' };
		const saved = await send(by(house, 'other contributor'), noun, 'send', form, id);
		expect(saved.id, path).toBeUndefined();
		expect(saved.html).not.toMatch(draft);
	}
});

test('promise 10: once an editor has published it, the same look finds it, but for what is kept back', async ({
	house
}) => {
	const review = await (await house.request('editor', `/desk/review?q=${beside}`)).text();
	for (const id of new Set(review.match(/(?<=\/desk\/review\/)\w+/g))) {
		const form = { version: '1', along: 'yes' };
		expect((await house.request('editor', `/desk/review/${id}?/publish`, { form })).status).toBe(
			303
		);
	}
	const found = await placesOf(house, undefined, draft, publicAddresses());
	for (const list of lists)
		expect(found).toEqual(
			expect.arrayContaining([`/${list}?q=${beside}`, `/api/v1/${list}?q=${beside}`])
		);
	expect(found).toContain(`/search?q=${beside}`);
	expect(found.filter((address) => address.endsWith('/form'))).toEqual([]);
	for (const file of files(lists).filter((address) => address.includes(beside)))
		expect(found).toContain(file);
	expect(found).toContain('/feed.json');
	// The first version was a draft and must stay hidden after the publication.
	const { id } = drafts.find(({ noun }) => noun === 'statement')!;
	const [history, first, second] = pastOf('statement', id);
	for (const past of [history!, second!, dataOf(history!), dataOf(second!)])
		expect(await placesOf(house, undefined, draft, [past])).toEqual([past]);
	expect(found).not.toContain(first);
	expect(found).toEqual(expect.arrayContaining(['/topics', `/api/v1/topics?q=${beside}`]));
	const past = drafts.flatMap(({ noun, id }) => pastOf(noun, id)).map(dataOf);
	const everywhere = [...publicAddresses(), ...past];
	expect(await placesOf(house, undefined, `${draft} at quotations.0`, everywhere)).toEqual([]);
});
