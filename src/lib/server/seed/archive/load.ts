import { and, eq, isNotNull } from 'drizzle-orm';
import { basename } from 'node:path';
import * as v from 'valibot';
import { keysOf, sections } from '../../../domain/vocabulary.ts';
import { record } from '../../activity.ts';
import { db } from '../../db/index.ts';
import { announceTogether } from '../../jobs/changes.ts';
import { change } from '../../jobs/tables.ts';
import { newId } from '../../write/index.ts';
import type { Way } from '../../write/ways.ts';
import { lineOf } from './article.ts';
import { enterPosts } from './enter.ts';
import { batchesOf, survey } from './read-file.ts';
import { entryLines, summaryLine, archiveReport } from './report.ts';
import type { Site } from './wxr.ts';

/** After each of these transactions, all cached pages are stale. */
const postsAtOnce = 30;

/** The site's own data are the defaults. */
const optionsSchema = v.object({
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

export type Given = Partial<v.InferInput<typeof optionsSchema> & { section: string }>;

/**
 * Notifies followers once at the end. A second run continues where the first stopped.
 * @throws NoArchive before anything is stored
 * @returns a report in lines
 */
export async function loadArchive(
	path: string,
	given: Given,
	{ print = () => {}, stop }: { print?: (line: string) => void; stop?: AbortSignal } = {}
): Promise<string> {
	const { site, total, hash } = await survey(path);
	const archive = {
		...v.parse(optionsSchema, {
			...siteDefaults(site),
			section: 'in_media',
			publishes: false,
			...given
		}),
		fileName: basename(path),
		way: await wayOf(hash)
	};
	print(summaryLine(total, site.skipped));
	const counts = { entered: 0, known: 0, refused: 0, quotations: 0, quoting: 0 };
	let done = 0;
	for await (const posts of batchesOf(path, postsAtOnce)) {
		if (stop?.aborted) break;
		for (const entry of await enterPosts(archive, posts)) {
			counts[entry.outcome]++;
			counts.quotations += entry.quotations;
			if (entry.quotations) counts.quoting++;
			for (const line of entryLines(entry)) print(line);
		}
		done += posts.length;
		print(`${done.toLocaleString('en')} of ${total.toLocaleString('en')}`);
	}
	if (done === total) await finish(archive, counts);
	return archiveReport(counts, total - done);
}

function siteDefaults({ title, language }: Site) {
	const [lang = ''] = language.toLowerCase().split(/[-_]/);
	return { outlet: lineOf(title, 200), lang: /^[a-z]{2,3}$/.test(lang) ? lang : 'en' };
}

/** Two runs over a file are announced as one batch, unless the first was announced already. */
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
		await announceTogether(tx, way);
		const detail = { as: 'articles', entered, known };
		await record(tx, { kind: 'import', subject: fileName, detail });
	});
}
