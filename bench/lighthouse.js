// Audits pages as on a phone; of several rounds the median counts. Exits with 1 if home, a law, a statement or a search
// scores below 100 in any of the four categories. Pages with `noindex` skip the audit of crawlability.
import lighthouse from 'lighthouse';
import { startChromium } from '../bin/chromium.js';
import { freePort } from '../bin/ports.js';
import { pages } from '../tests/pages.ts';
import { chosenKinds, median, withApp } from './shared.js';

export const takes = { numbers: { rounds: 1 }, words: Infinity, word: 'KIND' };

const mustBeFull = ['home', 'a law', 'a statement', 'search', 'the search, without words'];
const categories = ['performance', 'accessibility', 'best-practices', 'seo'];

export async function run({ numbers, words }) {
	const kinds = chosenKinds(words, Object.keys(pages));
	const port = await freePort();
	const browser = await startChromium(`--remote-debugging-port=${port}`);
	try {
		const table = {};
		const lacking = {};
		await withApp({}, async (app) => {
			for (const kind of kinds) {
				const judged = [];
				for (let round = 0; round < numbers.rounds; round++)
					judged.push(await judge(app.url + pages[kind], port));
				const [{ unlisted }] = judged;
				const scores = categories.map((_, place) => median(judged.map((one) => one.scores[place])));
				table[kind] = {
					...Object.fromEntries(categories.map((category, place) => [category, scores[place]])),
					'not for indexes': unlisted
				};
				const low = scores.some((score) => score < 100);
				if (low) lacking[kind] = judged.flatMap(({ lacks }) => lacks);
				if (low && mustBeFull.includes(kind)) process.exitCode = 1;
			}
		});
		console.table(table);
		for (const [kind, lacks] of Object.entries(lacking)) console.log(kind, lacks);
	} finally {
		await browser.close();
	}
}

/** @returns the four scores of a page, and the audits that failed */
async function judge(url, port) {
	const unlisted = (await (await fetch(url)).text()).includes('name="robots" content="noindex"');
	const { lhr } = await lighthouse(url, {
		port,
		logLevel: 'error',
		onlyCategories: categories,
		skipAudits: unlisted ? ['is-crawlable'] : []
	});
	if (lhr.runtimeError) throw new Error(`${url}: ${lhr.runtimeError.message}`);
	const lacks = categories.flatMap((category) =>
		lhr.categories[category].auditRefs
			.filter(({ id, weight }) => weight > 0 && isLacking(lhr.audits[id]))
			.map(({ id }) => `${category}: ${lineOf(lhr.audits[id])}`)
	);
	const scores = categories.map((category) => Math.round(lhr.categories[category].score * 100));
	return { scores, lacks, unlisted };
}

const isLacking = ({ score }) => score !== null && score < 1;

const lineOf = ({ title, displayValue, details }) =>
	[
		title,
		displayValue,
		...(details?.items ?? []).slice(0, 3).map((item) => item.node?.snippet ?? item.url)
	]
		.filter(Boolean)
		.join(' — ');
