// Loads pages at 400 kbit/s with 400 ms latency; the figures are medians of the views. Exits with 1 if a page exceeds
// its limits. Chromium delays each answer by 400 ms but opens connections at once.
import { startChromium } from '../bin/chromium.js';
import { pages } from '../tests/pages.ts';
import { median, withApp } from './shared.js';

export const takes = { numbers: { views: 3 } };

const bytesASecond = 400_000 / 8;
const line = {
	offline: false,
	latency: 400,
	downloadThroughput: bytesASecond,
	uploadThroughput: bytesASecond
};

/** Limits per page: seconds until it is readable, bytes (88,000 of two fonts, for which no text waits) and requests. */
const limits = {
	home: { readable: 2.5 },
	'a law': { readable: 2.5, bytes: 178_000 },
	'a statement': { readable: 2.5, bytes: 134_000, requests: 6 },
	'an article': { readable: 2.5, bytes: 134_000, requests: 6 }
};

/** Runs in the page: notes the first frame in which every selected element is visible in its final colours. */
function noteWhenReadable(selectors) {
	const stands = (selector) => document.querySelector(selector)?.getClientRects().length;
	const look = () => {
		if (selectors.every(stands)) globalThis.readableAt = performance.now();
		else requestAnimationFrame(look);
	};
	requestAnimationFrame(look);
}

async function view(browser, url, selectors) {
	const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
	const page = await context.newPage();
	const client = await context.newCDPSession(page);
	await client.send('Network.enable');
	await client.send('Network.emulateNetworkConditions', line);
	let bytes = 0;
	const asked = [];
	client.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
	client.on('Network.requestWillBeSent', ({ request, type }) =>
		asked.push({ type, path: new URL(request.url).pathname })
	);
	await page.addInitScript(noteWhenReadable, selectors);
	await page.goto(url, { waitUntil: 'networkidle' });
	const { painted, framed } = await page.evaluate(() => ({
		painted: performance.getEntriesByName('first-contentful-paint')[0].startTime,
		framed: globalThis.readableAt
	}));
	await context.close();
	// A frame starts slightly before it is painted.
	return { painted, readable: Math.max(painted, framed), bytes, asked };
}

export async function run({ numbers: { views } }) {
	const browser = await startChromium();
	try {
		await withApp({}, async (app) => {
			const table = {};
			const faults = [];
			for (const [kind, limit] of Object.entries(limits)) {
				const url = app.url + pages[kind];
				// Fills the cache: only the first reader of each version of the record waits for rendering.
				await fetch(url);
				const seen = [];
				for (let i = 0; i < views; i++)
					seen.push(
						await view(browser, url, kind === 'a law' ? ['h1', '.answers dl'] : ['h1', 'main p'])
					);
				const { asked } = seen[0];
				const row = {
					painted: median(seen.map(({ painted }) => painted)) / 1000,
					readable: median(seen.map(({ readable }) => readable)) / 1000,
					bytes: median(seen.map(({ bytes }) => bytes)),
					requests: asked.length
				};
				table[kind] = {
					...row,
					painted: row.painted.toFixed(2),
					readable: row.readable.toFixed(2),
					files: asked.map(({ type }) => type).join(' ')
				};
				for (const [name, most] of Object.entries(limit))
					if (!(row[name] <= most)) faults.push(`${kind}: ${name} is ${row[name]}, not ${most}`);
			}
			console.table(table);
			for (const fault of faults) console.log(fault);
			if (faults.length) process.exitCode = 1;
		});
	} finally {
		await browser.close();
	}
}
