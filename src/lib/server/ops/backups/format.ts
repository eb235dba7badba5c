import * as v from 'valibot';
import { attempt } from '../../../domain/attempt.ts';

// A backup is lines of JSON: a head; for each table its name, rows and their count; the sequences; and an end, without
// which the backup is incomplete.

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const name = v.pipe(v.string(), v.minLength(1));

const head = v.object({
	rulewatch: v.literal('backup'),
	format: v.number(),
	made: v.string(),
	migration: v.object({ when: v.number(), hash: v.string() }),
	/** The rules that derived its rows. */
	rules: v.optional(v.string()),
	tables: v.array(name)
});
const table = v.object({ table: name, columns: v.array(name) });
const counted = v.object({ rows: count, sha256: v.pipe(v.string(), v.hash(['sha256'])) });
const sequences = v.object({
	sequences: v.array(
		v.object({
			table: name,
			column: name,
			last: v.pipe(v.string(), v.digits()),
			called: v.boolean()
		})
	)
});
const end = v.object({ end: count });

export type Head = v.InferOutput<typeof head>;

const line = v.union([table, counted, sequences, end]);
export type Line = v.InferOutput<typeof line>;

/** Raise it when the meaning of a line changes. */
export const format = 1;

export class Damaged extends Error {
	constructor(what: string) {
		super(`This backup is damaged or was cut short: ${what}. Nothing was changed.`);
	}
}

export const madeByNewer =
	'This backup was made by a newer Rulewatch than this one. Nothing was changed. Restore it with that version, or one after it.';

export function readHead(text: string | undefined): Head {
	const found = v.safeParse(
		head,
		attempt(() => JSON.parse(text ?? ''))
	);
	if (!found.success) throw new Error('This is no backup of Rulewatch.');
	if (found.output.format > format) throw new Error(madeByNewer);
	return found.output;
}

export function readLine(text: string): Line {
	const found = v.safeParse(
		line,
		attempt(() => JSON.parse(text))
	);
	if (!found.success) throw new Damaged('it has a line that means nothing');
	return found.output;
}

export async function* linesIn(pieces: AsyncIterable<string>): AsyncGenerator<string> {
	let begun: string[] = [];
	for await (const piece of pieces) {
		const [first = '', ...others] = piece.split('\n');
		begun.push(first);
		for (const other of others) {
			yield begun.join('');
			begun = [other];
		}
	}
	if (begun.some(Boolean)) yield begun.join('');
}
