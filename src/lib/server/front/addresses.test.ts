import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { publicAddress } from './addresses.ts';
import { policiesById } from './policies.ts';

const at = publicAddress;
const regulation = '/regulations/harm-rules';
/** The addresses of all public routes, with their parameters in brackets. */
const read = Array.from(policiesById).flatMap(([id, { reads }]) =>
	reads ? [id.replace('/(public)', '') || '/'] : []
);

/** Addresses and their normal form, if it differs. */
const written: [sent: string, read: string][] = [
	[`${regulation}?fbclid=IwAR1`, regulation],
	[`${regulation}?utm_source=x&UTM_Medium=social&gclid=1&_ga=2`, regulation],
	[`${regulation}?nobody=knows&this=`, regulation],
	[`${regulation}?`, regulation],
	[`${regulation}?page=7`, regulation],
	['/regulations/%68arm%2Drules', regulation],
	['/embed/../regulations/harm-rules?fbclid=1', regulation],
	[`${regulation}?fbclid=1&count=members`, `${regulation}?count=members`],
	[`${regulation}?%63ount=%6Dembers&count=`, `${regulation}?count=members`],
	['/statements?year=2020&stance=oppose&fbclid=1', '/statements?stance=oppose&year=2020'],
	['/statements?stance=oppose&&year=+2020+&sort=', '/statements?stance=oppose&year=2020'],
	['/statements?page=1', '/statements'],
	[
		'/compare?regulations=harm-rules&regulations=&regulations=it-rules&fbclid=1',
		'/compare?regulations=harm-rules%2Cit-rules'
	],
	['/compare.csv?regulations=+b+,a,b,', '/compare.csv?regulations=b%2Ca'],
	['/statements?page=2&year=2020&year=2021', '/statements?year=2020&page=2'],
	['/regulations?jurisdiction=pk', '/regulations?jurisdiction=PK'],
	['/statements.csv?page=3&year=2020&igshid=1', '/statements.csv?year=2020'],
	[
		'/embed/statements/st-1?quotation=q1&theme=dark',
		'/embed/statements/st-1?theme=dark&quotation=q1'
	],
	[
		`/embed${regulation}/timeline?stance=oppose&theme=dark&kind=court&nobody=knows`,
		`/embed${regulation}/timeline?theme=dark&kind=court&stance=oppose`
	],
	[
		'/api/v1/statements?include=regulations&include=articles&fbclid=1',
		'/api/v1/statements?include=regulations&include=articles'
	],
	['/api/v1/statements?year=2020&limit=3&fbclid=1', '/api/v1/statements?limit=3&year=2020'],
	['/follow?page=/regulations/harm-rules&fbclid=1', '/follow?page=%2Fregulations%2Fharm-rules'],
	[`${regulation}/history?page=2&fbclid=1`, `${regulation}/history?page=2`],
	[`${regulation}?version=`, regulation],
	['/?fbclid=1', '/'],
	[
		'/calendar.ics?topic=a&regulation=b&jurisdiction=pk',
		'/calendar.ics?jurisdiction=PK&regulation=b&topic=a'
	],
	['/coming?page=2&topic=a', '/coming?topic=a&page=2']
];

describe('an address that anyone may read', () => {
	it.each(written)('%s is kept as %s', (sent, read) => {
		expect(at(sent)).toEqual({ address: read, canonical: read, isShared: true });
		expect(at(read)).toEqual({ address: read, canonical: read, isShared: true });
	});

	it.each([
		['/statements?nobody=knows', 'a notice names it'],
		['/statements?year=soon', 'a notice names it'],
		['/statements.csv?nobody=knows', 'it is refused'],
		['/statements/feed.atom?nobody=knows', 'it is refused'],
		['/calendar.ics?nobody=knows', 'it is refused'],
		[`${regulation}?count=followers`, 'the page judges it'],
		[`${regulation}/cite.txt?style=mine`, 'it is refused'],
		[`${regulation}/cite.txt?style=`, 'it is refused'],
		[`${regulation}/timeline.csv?nobody=knows`, 'it is refused'],
		[`${regulation}/charts/stance.png?count=followers`, 'it is refused']
	])('%s reaches the page and is kept for nobody else: %s', (address) => {
		expect(at(address)).toMatchObject({ address, isShared: false });
		expect(at(`${address}&fbclid=1`)).toMatchObject({ address, isShared: false });
	});

	it('is told to search engines without what the page did not understand', () => {
		const sent = '/statements?page=1&year=soon&nobody=knows&stance=oppose&fbclid=1';
		expect(at(sent)?.canonical).toBe('/statements?stance=oppose');
		expect(at('/statements?page=2&nobody=knows')?.canonical).toBe('/statements?page=2');
		expect(at('/about?nobody=knows')?.canonical).toBe('/about');
	});

	it('of a card reads what narrows its page, and no more', () => {
		const read = '/statements/card.png?stance=oppose&year=2020';
		expect(at('/statements/card.png?year=2020&page=3&nobody=knows&stance=oppose')).toEqual({
			address: read,
			canonical: read,
			isShared: true
		});
		expect(at('/statements/st-1/card.png?version=1')?.address).toBe('/statements/st-1/card.png');
		expect(at('/about/card.png')).toBeUndefined();
	});

	it.each([
		'/search?q=harm',
		'/search/suggestions.json?q=ha',
		'/search/feed.atom?q=harm',
		'/statements?q=harm',
		'/articles.json?q=harm',
		'/stakeholders/feed.json?q=harm',
		'/sections/laws?q=harm',
		'/api/v1/statements?q=harm',
		'/collection?items=statements%2Fst-1%2Cevents%2Fev-1',
		'/collection/cite.bib?items=statements%2Fst-1'
	])('%s is kept for nobody else, who could feel what was searched for or collected', (address) => {
		expect(at(address)).toMatchObject({ address, isShared: false });
		expect(at(`${address}&year=2020`)?.isShared).toBe(false);
	});

	it.each([
		'/follow/confirm/id.mark',
		'/follow/mine/id.mark?done=changed',
		'/follow/end/id.mark',
		'/follow?page=/search%3Fq%3Dharm',
		'/follow/sent?page=%2Fstatements%3Fyear%3D2020%26q%3Dharm'
	])(
		'%s is kept for nobody else: it is one follower’s, or says what they looked for',
		(address) => {
			expect(at(address)?.isShared).toBe(false);
		}
	);

	it.each([
		`${regulation}?version=2`,
		'/statements/st-1?version=2',
		'/articles/a?version=latest',
		'/topics/t?version=0'
	])('%s reaches the page and is kept for nobody else: an old version', (address) => {
		expect(at(address)).toMatchObject({ address, isShared: false });
		expect(at(`${address}&fbclid=1`)).toMatchObject({ address, isShared: false });
	});

	it.each(['year=2020&year=2021', 'limit=', 'access_token=x', 'nobody=knows'])(
		'leaves to the API what it refuses: %s',
		(query) => {
			expect(at(`/api/v1/statements?${query}`)?.address).toBe(`/api/v1/statements?${query}`);
		}
	);

	it.each([
		'/desk',
		'/sign-in?next=/desk',
		'/healthz',
		'/people.csv',
		'/statements/__data.json?page=2'
	])('is none: %s', (address) => {
		expect(at(address)).toBeUndefined();
	});

	it('is read the same once it is written as it is read', () => {
		const path = fc.constantFrom(...read.map((id) => id.replace(/\[.+?\]/g, 'é-1')));
		const name = fc.oneof(
			fc.constantFrom(
				'count',
				'regulations',
				'year',
				'page',
				'q',
				'sort',
				'utm_x',
				'style',
				'as-of',
				'url'
			),
			fc.string({ unit: 'binary' })
		);
		const value = fc.oneof(
			fc.constantFrom('members', '2020', '2', 'newest', ' pk ', '2020-02-12', 'b,a', ' b, b,'),
			fc.string({ unit: 'binary' })
		);
		fc.assert(
			fc.property(path, fc.array(fc.tuple(name, value)), (path, params) => {
				const once = at(`${path}?${new URLSearchParams(params)}`);
				expect(once && at(once.address)).toEqual(once);
			})
		);
	});
});
