// Runs a real WordPress, Debian's: checks that the address of each kind of page unfolds for an editor and for an author
// without rights to HTML, that nothing is cut or scrolls at three widths, and that each link opens. Exits with 1 on any
// failure, and keeps pictures of the posts.
import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startChromium } from '../bin/chromium.js';
import { freePort } from '../bin/ports.js';
import { startServer } from '../bin/server.js';
import { embeds } from '../tests/pages.ts';
import { lookAt, widths } from './wordpress/look.js';
import { startWordPress } from './wordpress/site.js';

export const takes = { words: Infinity, word: 'KIND' };

export async function run({ words }) {
	const folder = mkdtempSync(join(tmpdir(), 'rulewatch-wordpress-'));
	const pictures = join(folder, 'pictures');
	mkdirSync(pictures);
	const port = String(await freePort());
	const wordpress = await startWordPress(folder, port);
	const origin = `http://localhost:${port}`;
	const record = { RULEWATCH_FOLDER: join(folder, 'record'), PORT: port, ORIGIN: origin };
	const app = await startServer(record);
	const browser = await startChromium();
	const pageOf = (frame) => origin + frame.replace('/embed', '').replace(/[?&]as-of=[^&]*/, '');
	try {
		const kinds = Object.keys(embeds).filter(
			(kind) => !words.length || words.some((word) => kind.includes(word))
		);
		const asked = kinds.flatMap((kind) =>
			['editor', 'author'].map((who) => ({
				who,
				kind,
				title: `${kind}, by the ${who}`,
				url: pageOf(embeds[kind])
			}))
		);
		const posts = wordpress.post(asked);
		const table = {};
		const faults = [];
		for (const [place, { who, kind, title }] of asked.entries()) {
			const { at, previewed, unfiltered } = posts[place];
			const name = title.replace(/\W+/g, '-');
			const seen = await lookAt(browser, { at, name, origin, pictures });
			if (!previewed) seen.faults.push('the block editor has no preview');
			if (unfiltered !== (who === 'editor'))
				seen.faults.push('may write other HTML than was meant');
			table[title] = {
				...Object.fromEntries(widths.map((width, index) => [`${width} px`, seen.heights[index]])),
				'links that open': seen.links,
				faults: seen.faults.length
			};
			faults.push(...seen.faults.map((fault) => `${kind}, by the ${who}: ${fault}`));
		}
		console.table(table);
		for (const fault of faults) console.log(fault);
		console.log(`Pictures: ${pictures}`);
		if (faults.length) process.exitCode = 1;
	} finally {
		await browser.close();
		await app.end();
		await wordpress.end();
	}
}
