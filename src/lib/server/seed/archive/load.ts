import { and, eq, isNotNull } from 'drizzle-orm';
import { basename } from 'node:path';
import * as v from 'valibot';
import { keysOf, sections } from '../../../domain/vocabulary.ts';
import { record } from '../../activity.ts';
import { db } from '../../db/index.ts';
import { tellTogether } from '../../jobs/changes.ts';
import { change } from '../../jobs/tables.ts';
import { newId } from '../../write/index.ts';
import type { Way } from '../../write/ways.ts';
import { lineOf } from './article.ts';
import { enterPosts } from './enter.ts';
import { batchesOf, survey } from './read-file.ts';
import { entryLines, heldLine, report } from './report.ts';
import type { Site } from './wxr.ts';

/** With each of so many posts, all pages are made anew for readers. */
const atOnce = 30;

/** Checks what the operator says of all articles of an archive; the rest is as the site says. */
const common = v.object({
	outlet: v.pipe(
		v.string(),
		v.trim(),
		v.nonEmpty('Say which outlet it is, as --outlet=NAME: each article names it.'),
		v.maxLength(200, 'The name of the outlet is longer than 200 characters.')
	),
	lang: v.pipe(
		v.string(),
		v.regex(/^[a-z]{2,3}$/, 'Write the code of the language, such as --lang=en or --lang=ur.')
	),
	section: v.picklist(
		keysOf(sections),
		`Choose a section, as --section=news: ${keysOf(sections).join(', ')}.`
	),
	publishes: v.boolean()
});

export type Given = Partial<v.InferInput<typeof common> & { section: string }>;

/**
 * Enters the published posts of a file that WordPress exports, in batches, and tells followers once all are through. It goes
 * on where an earlier run was stopped: posts that are articles already add nothing.
 * @throws NoArchive where it is no such file; nothing of it has entered then
 * @returns what became of its posts, in lines
 */
export async function loadArchive(
	path: string,
	given: Given,
	{ told = () => {}, stop }: { told?: (line: string) => void; stop?: AbortSignal } = {}
): Promise<string> {
	const { site, total, hash } = await survey(path);
	const archive = {
		...v.parse(common, { ...saidBy(site), section: 'in_media', publishes: false, ...given }),
		fileName: basename(path),
		way: await wayOf(hash)
	};
	told(heldLine(total, site.skipped));
	const counts = { entered: 0, known: 0, refused: 0, quotations: 0, quoting: 0 };
	let done = 0;
	for await (const posts of batchesOf(path, atOnce)) {
		if (stop?.aborted) break;
		for (const entry of await enterPosts(archive, posts)) {
			counts[entry.outcome]++;
			counts.quotations += entry.quotations;
			if (entry.quotations) counts.quoting++;
			for (const line of entryLines(entry)) told(line);
		}
		done += posts.length;
		told(`${done.toLocaleString('en')} of ${total.toLocaleString('en')}`);
	}
	if (done === total) await finish(archive, counts);
	return report(counts, total - done);
}

function saidBy({ title, language }: Site) {
	const [lang = ''] = language.toLowerCase().split(/[-_]/);
	return { outlet: lineOf(title, 200), lang: /^[a-z]{2,3}$/.test(lang) ? lang : 'en' };
}

/** Two runs over one file are told as one, unless the first was told already. */
async function wayOf(hash: string): Promise<Way> {
	const way: Way = `archive/${hash}`;
	const wasTold = await db.$count(change, and(eq(change.batch, way), isNotNull(change.kinds)));
	return wasTold ? `archive/${newId()}` : way;
}

async function finish(
	{ fileName, way }: { fileName: string; way: Way },
	{ entered, known }: { entered: number; known: number }
) {
	await db.transaction(async (tx) => {
		await tellTogether(tx, way);
		const detail = { as: 'articles', entered, known };
		await record(tx, { kind: 'import', subject: fileName, detail });
	});
}
