import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import type { ImportName } from '../../../../../src/lib/domain/imports.ts';
import type { User } from '../../../../../src/lib/domain/staff.ts';
import type { Role } from '../../../../../src/lib/domain/vocabulary.ts';
import { person } from '../../auth/test-staff.ts';
import { fromCell } from '../../../../../src/lib/domain/formulas.ts';
import {
	get,
	problemsCsv,
	runImports,
	startChecking,
	startEntering,
	startPublishing,
	startTakingBack,
	upload,
	type WholeImport
} from '../../../../../src/lib/server/desk/imports/index.ts';

export async function user(role: Role, given: { id?: string; name?: string; email?: string } = {}) {
	const { id, name, email } = await person(role, given);
	return { id, name, email, role, twoStep: false } satisfies User;
}

type Rows = Record<string, string>[];

/** A CSV file as spreadsheets write it, formulas included; its columns are those of any row. */
export function csv(rows: Rows): Uint8Array {
	const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
	return new TextEncoder().encode(stringify(rows, { header: true, columns }));
}

export const says = (summary: string, given: Record<string, string> = {}) => ({
	organisation: 'Internet Coalition',
	law: 'Harm Rules 2020',
	stance: 'oppose',
	date: '13 February 2020',
	'what was said': summary,
	sources: 'https://example.org/dawn',
	...given
});

export async function uploaded(by: User, rows: Rows | Uint8Array, name: ImportName = 'statements') {
	const bytes = rows instanceof Uint8Array ? rows : csv(rows);
	const answer = await upload(by, { name, fileName: 'rows.csv', bytes });
	if (answer.id === undefined) throw new Error(answer.problem);
	return (await get(by, answer.id))!;
}

export async function checked(by: User, rows: Rows | Uint8Array, name?: ImportName) {
	const { id, version, mapping, state } = await uploaded(by, rows, name);
	if (state === 'mapping') await startChecking(by, id, version, mapping);
	await runImports();
	return (await get(by, id))!;
}

export async function enterImport(by: User, rows: Rows, name?: ImportName) {
	const { id, version } = await checked(by, rows, name);
	await startEntering(by, id, version);
	await runImports();
	return (await get(by, id))!;
}

export async function downloadReport(file: WholeImport) {
	let text = '';
	for await (const lines of problemsCsv(file)) text += lines;
	const [, ...rows] = parse(text, { bom: true }) as string[][];
	return rows.map(([number, column, message]) => ({
		number: Number(number),
		column: column!,
		message: fromCell(message!)
	}));
}

type Step = (user: User, id: string, version: number) => Promise<unknown>;

/** Takes a step as somebody who just opened the page, then runs the jobs. */
export async function take(by: User, id: string, step: Step) {
	const { version } = (await get(by, id))!;
	const taken = await step(by, id, version);
	await runImports();
	return { ...(await get(by, id))!, taken };
}

export const published = (by: User, id: string) => take(by, id, startPublishing);

export const takeBackImport = (by: User, id: string, reason = 'A wrong file') =>
	take(by, id, (...asked) => startTakingBack(...asked, reason));
