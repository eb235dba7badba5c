import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { onPublished } from '../../../../nouns/cards.server.ts';
import * as t from '../../../db/schema.ts';
import { asOfIn } from '../../../lists/last-change.ts';
import { csvLines } from '../../csv.ts';
import type { Write } from '../../download.ts';
import { descriptor, tablePath } from './descriptor.ts';
import { type Reader, tableReader, type Value } from './read.ts';
import { readMe } from './read-me.ts';
import type { Table } from './table.ts';
import { packageTables } from './tables.ts';

/** Streams the whole record as a Frictionless Data Package in a zip. */
export const writePackage: Write = async (db, isSnapshot, to, signal) => {
	const made = new Date();
	const [own] = await db
		.select({ id: t.stakeholder.id, slug: t.stakeholder.slug, name: t.stakeholder.name })
		.from(t.siteChoice)
		.innerJoin(t.stakeholder, onPublished(t.stakeholder, t.operatorId));
	const described = descriptor(made, await asOfIn(db), own);
	const read = tableReader(db, isSnapshot);
	const zip = new ZipFile();
	const out = zip.outputStream as Readable;
	const text = (name: string, content: string) =>
		zip.addBuffer(Buffer.from(content), name, { mtime: made });
	text('datapackage.json', `${JSON.stringify(described, undefined, '\t')}\n`);
	text('README.md', readMe(described));
	let file: Readable | undefined;
	for (const table of packageTables)
		// Each table is opened once the one before is written.
		zip.addReadStreamLazy(tablePath(table), { mtime: made }, (open) => {
			file = Readable.from(csv(read, table), { highWaterMark: 1 });
			// The zip does not forward the error, and would wait for ever.
			file.once('error', (fault) => out.destroy(fault));
			open(null, file);
		});
	zip.end();
	try {
		await pipeline(out, to, { signal });
	} finally {
		file?.destroy();
	}
};

async function* csv(read: Reader, table: Table) {
	yield csvLines([table.fields.map(({ name }) => name)]);
	for await (const rows of read(table))
		if (rows.length)
			yield csvLines(rows.map((row) => table.fields.map(({ name }) => cell(row[name] ?? null))));
}

function cell(value: Value): string | number | null {
	// Table Schema has no fractions of seconds.
	if (value instanceof Date) return `${value.toISOString().slice(0, 19)}Z`;
	if (Array.isArray(value)) return JSON.stringify(value);
	return typeof value === 'boolean' ? String(value) : value;
}
