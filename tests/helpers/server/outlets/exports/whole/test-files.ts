import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { fromCell } from '../../../../../../src/lib/domain/formulas.ts';
import { inSnapshot } from '../../../../../../src/lib/server/db/index.ts';
import type { Write } from '../../../../../../src/lib/server/outlets/download.ts';
import type { descriptor } from '../../../../../../src/lib/server/outlets/exports/whole/descriptor.ts';
import { writePackage } from '../../../../../../src/lib/server/outlets/exports/whole/package.ts';

export async function writtenBytes(write: Write): Promise<Buffer> {
	const to = new PassThrough();
	const [bytes] = await Promise.all([
		buffer(to),
		inSnapshot((db, isSnapshot) => write(db, isSnapshot, to, AbortSignal.timeout(300_000)))
	]);
	return bytes;
}

export type Cells = Record<string, string>;

/** The data package unzipped: its files as text, and the parsed rows of each table. */
export async function openPackage() {
	const files = Object.entries(unzipSync(await writtenBytes(writePackage)));
	const texts = new Map(files.map(([path, bytes]) => [path, strFromU8(bytes)]));
	const described = JSON.parse(texts.get('datapackage.json')!) as ReturnType<typeof descriptor>;
	const rows = new Map(
		described.resources.map(({ name, path }): [string, Cells[]] => [
			name,
			// Parsed by the rules of readers that accept any line end.
			parse(texts.get(path)!, { columns: true, record_delimiter: ['\r\n', '\n', '\r'] })
		])
	);
	return { texts, described, rows };
}

type Resource = ReturnType<typeof descriptor>['resources'][number];

const shapes: Record<string, (text: string) => boolean> = {
	string: () => true,
	integer: (text) => /^-?\d+$/.test(text),
	boolean: (text) => text === 'true' || text === 'false',
	date: (text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)),
	datetime: (text) => /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(text),
	array: (text) => Array.isArray(JSON.parse(text))
};

export function faults(resources: Resource[], rows: Map<string, Cells[]>): string[] {
	return resources.flatMap(({ name, schema }) => {
		const all = rows.get(name) ?? [];
		const values = (keys: string[], from = all) =>
			from.map((row) => JSON.stringify(keys.map((key) => row[key])));
		const unique = [
			schema.primaryKey,
			...schema.fields.flatMap((field) => (field.constraints.unique ? [[field.name]] : []))
		];
		return [
			...schema.fields.flatMap((field) =>
				all.flatMap((row) => cellFaults(field, row[field.name]).map((fault) => `${name}: ${fault}`))
			),
			...unique.flatMap((keys) => {
				const given = values(keys).filter((value) => value !== '[""]');
				return new Set(given).size === given.length
					? []
					: [`${name}: ${keys.join()} is not unique`];
			}),
			...(schema.foreignKeys || []).flatMap(({ fields, reference }) => {
				const known = new Set(values([reference.fields], rows.get(reference.resource)));
				return values([fields])
					.filter((value) => value !== '[""]' && !known.has(value))
					.map((value) => `${name}: ${fields} ${value} is not in ${reference.resource}`);
			})
		];
	});
}

function cellFaults({ name, type, constraints }: Resource['schema']['fields'][number], cell = '?') {
	if (cell === '') return constraints.required ? [`${name} is empty`] : [];
	const text = fromCell(cell);
	const isFit =
		shapes[type]!(text) &&
		(!constraints.enum || constraints.enum.includes(text)) &&
		(!constraints.pattern || new RegExp(constraints.pattern, 'u').test(text));
	return isFit ? [] : [`${name} is ${text}`];
}
