// How long the archive of a newsroom takes from the upload to the record, on the built app with the embedded database, how
// much memory, and how long readers wait meanwhile: node bench/archive.js [--posts=5000]
// Issue «Evidence» asks for 5,000 posts in under 10 minutes and 500 MB, quotations and reports included, readers not slowed.
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { setTimeout as after } from 'node:timers/promises';
import { tsImport } from 'tsx/esm/api';
import { readArguments } from '../bin/options.js';
import { madeArticle } from './articles.js';
import { openDesk } from './desk.js';
import { median } from './median.js';

const { numbers, given } = readArguments(
	'node bench/archive.js [--posts=5000] [--drafts]: how long an archive takes into the record, and how long readers wait.',
	{ numbers: { posts: 5_000 }, options: ['drafts'] }
);
const { posts } = numbers;
const most = { minutes: 10, megabytes: 500, times: 2 };

const { foot, head, item } = await tsImport(
	'../src/lib/server/desk/archives/test-wxr.ts',
	import.meta.url
);
const { url, child, ask, close } = await openDesk();

const post = (/** @type {number} */ number) => {
	const { title, paragraphs } = madeArticle(number);
	const date = new Date(Date.UTC(2015, 0, 1 + (number % 3_000))).toISOString().slice(0, 10);
	const html = paragraphs.map((text) => `<!-- wp:paragraph --><p>${text}</p>`).join('\n\n');
	return item(number + 1, { title, html, date: `${date} 09:00:00` });
};

const megabytes = () =>
	Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1024;

const pages = ['/', '/statements', '/articles', '/regulations'];

/** Reads public pages, again and again, while the work is done; the times that they took. */
async function readersWhile(/** @type {() => Promise<unknown>} */ work) {
	const times = [];
	let isDone = false;
	const done = work().finally(() => (isDone = true));
	for (let turn = 0; !isDone; turn++) {
		const began = performance.now();
		await fetch(url + pages[turn % pages.length]).then((response) => response.text());
		times.push(performance.now() - began);
		await after(100);
	}
	await done;
	return times;
}

function tell(/** @type {string} */ when, /** @type {number[]} */ times) {
	const sorted = times.toSorted((one, other) => one - other);
	const at = (/** @type {number} */ share) =>
		`${(sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(1)} ms`;
	console.log(`readers ${when}: ${at(0.5)} median, ${at(0.95)} p95, ${at(1)} worst`);
	return median(times);
}

try {
	const alone = tell('before', await readersWhile(() => after(10_000)));
	const before = megabytes();
	let highest = before;
	const watch = setInterval(() => (highest = Math.max(highest, megabytes())), 200);
	const file = head + Array.from({ length: posts }, (_, number) => post(number)).join('') + foot;
	const form = new FormData();
	form.set('file', new File([file], 'archive.xml'));
	const began = performance.now();
	const { to: path, text } = await ask('/desk/archives', form);
	if (!path) throw new Error(text);
	const seconds = () => (performance.now() - began) / 1000;
	console.log(
		`${posts} posts (${(Buffer.byteLength(file) / 1e6).toFixed(0)} MB) read after ${seconds().toFixed(1)} s`
	);
	const meanwhile = tell(
		'meanwhile',
		await readersWhile(async () => {
			const publishes = given.includes('drafts') ? 'no' : 'yes';
			const common = { outlet: 'Archive', lang: 'en', section: 'news', publishes };
			await ask(`${path}?/enter`, new URLSearchParams({ version: '1', ...common }));
			for (let state = ''; state !== 'entered'; await after(500))
				state = JSON.parse((await ask(`${path}/progress.json`)).text).state;
		})
	);
	clearInterval(watch);
	const page = (await ask(path)).text.replaceAll(/\s+/g, ' ');
	for (const [, line] of page.matchAll(/<li>([\d,]+ (?:posts?|quotations?) [^<]*)<\/li>/g))
		console.log(line?.trim());
	console.log(
		`in the record after ${seconds().toFixed(0)} s, ${(highest - before).toFixed(0)} MB more than the ${before.toFixed(0)} MB before`
	);
	tell('after', await readersWhile(() => after(5_000)));
	const isGood =
		seconds() < most.minutes * 60 &&
		highest - before < most.megabytes &&
		meanwhile < Math.max(alone * most.times, 20);
	if (!isGood) process.exitCode = 1;
} finally {
	await close();
}
