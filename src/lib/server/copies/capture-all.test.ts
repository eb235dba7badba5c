import { afterEach, beforeEach, expect, it } from 'vitest';
import * as cast from '../../../../tests/helpers/nouns/test-cast.ts';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import { readVersion } from '../db/version.ts';
import { openInternet, outerAddress } from '../../../../tests/helpers/server/jobs/test-internet.ts';
import { captureAll, type Outcome } from './capture-all.ts';
import { captureReport, outcomeLine } from './capture-report.ts';
import { answersApart } from '../../../../tests/helpers/server/copies/test-paper.ts';
import { anchor, keep } from '../../../../tests/helpers/server/copies/test-copies.ts';

const quote = 'These rules put an end to anonymous speech in this country';
const html = `<!doctype html><title>A letter</title><article><h1>A letter</h1>
	<p>The coalition wrote to the minister on Monday, and nobody answered the letter for many days.</p>
	<p>“${quote},” it said in a statement that was read to reporters at the press club.</p></article>`;

let internet: Awaited<ReturnType<typeof openInternet>>;
beforeEach(async () => {
	internet = await openInternet();
	for (const host of ['paper.example', 'closed.example', 'old.example'])
		internet.names[host] = [[outerAddress.v4]];
	internet.outer.answer = ({ url, headers: { host } }, response) => {
		const isRobots = url === '/robots.txt';
		if (isRobots)
			return response.end(host === 'closed.example' ? 'User-agent: *\nDisallow: /' : '');
		if (host === 'old.example') response.statusCode = 404;
		response.setHeader('content-type', 'text/html; charset=utf-8').end(html);
	};
	await cast.scene();
	await cast.article('dawn', { url: 'http://paper.example/dawn' });
	await cast.statement('reaction', { quote });
});
afterEach(() => internet.close());

const run = (how = {}) => captureAll({ milliseconds: 0, ...how });
const pagesAsked = () =>
	internet.outer.seen.requests.filter((request) => !request.endsWith('/robots.txt'));

it('the pages of published articles are kept, and their quotations found in them', async () => {
	await cast.article('draft', { url: 'http://paper.example/draft', state: 'draft' });
	await cast.article('kept', { url: 'http://paper.example/kept' });
	await keep('Kept.', { articleId: 'kept', way: 'fetched' });
	const { outcomes } = await run();
	expect(outcomes).toEqual([{ url: 'http://paper.example/dawn', found: 1, missed: [] }]);
	expect(await anchor()).toMatchObject({ state: 'found', passage: quote });
	expect(pagesAsked()).toEqual(['GET paper.example/dawn']);
});

it('pages that nobody quotes are counted on the site once all are kept, and nothing is told if none is', async () => {
	await run();
	for (const id of ['mint', 'zinc']) await cast.article(id, { url: `http://paper.example/${id}` });
	await cast.article('gone', { url: 'http://old.example/page' });
	answersApart(internet);
	const version = await readVersion();
	await run();
	expect(await db.$count(t.copy)).toBe(3);
	expect(await readVersion()).toBe(version + 1);
	await run();
	expect(await readVersion()).toBe(version + 1);
});

it('a page that is not kept is told with why, and so is a quotation that is not in its page', async () => {
	await cast.article('closed', { url: 'http://closed.example/page' });
	await cast.article('gone', { url: 'http://old.example/page' });
	const words = quote.replace('an end', 'a stop');
	await cast.statement('wrong', { quote: words });
	const report = captureReport(await run());
	for (const told of [
		...['1 page kept, 2 not. 1 quotation found in them, 1 not.', 'asks robots', '(404)'],
		...[`/desk/statements/wrong\n    “${words}”`, `the page has: “${quote}”`]
	])
		expect(report).toContain(told);
	expect(await db.$count(t.copy)).toBe(1);
	expect(internet.inner.seen.connections).toBe(0);
});

it('whoever stops it goes on later where it stopped', async () => {
	await cast.article('mint', { url: 'http://paper.example/mint' });
	const stopping = new AbortController();
	const lines: string[] = [];
	const onOutcome = (outcome: Outcome, done: number, total: number) => {
		lines.push(`${done} of ${total}: ${outcomeLine(outcome)}`);
		stopping.abort();
	};
	const first = await run({ onOutcome, stop: stopping.signal });
	expect(captureReport(first)).toContain('Left: 1 page. Run it again to go on.');
	await run({ onOutcome });
	expect(lines).toEqual([
		'1 of 2: kept: http://paper.example/dawn: 1 of 1 quotation found',
		'1 of 1: kept: http://paper.example/mint'
	]);
	expect((await run()).outcomes).toEqual([]);
});
