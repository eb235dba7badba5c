import * as v from 'valibot';
import type { PublicationState } from '../../domain/vocabulary.ts';
import { type Name, names, nounOf } from '../../domain/nouns.ts';
import { type Facts, itemsSchema, type Known } from '../../nouns/derive/validation.server.ts';

export type Present = Record<Name, ReadonlyMap<string, PublicationState>>;

/** `topics.json`, `articles.json` … */
export type Files = Record<string, string>;

const mostShown = 20;

/** Nothing was stored. The message has one line for each problem: file, row, field. */
export class FactsError extends Error {
	constructor(readonly problems: string[]) {
		const rest = problems.length - mostShown;
		super(
			[
				'The facts were refused; nothing was loaded.',
				...problems.slice(0, mostShown).map((problem) => `- ${problem}`),
				...(rest > 0 ? [`- and ${rest} more`] : [])
			].join('\n')
		);
		this.name = 'FactsError';
	}
}

/**
 * @param present existing rows, which facts may refer to
 * @throws FactsError naming every problem
 */
export function readFacts(files: Files, present: Present): Facts {
	const problems = Object.keys(files)
		.filter((file) => !names.some((name) => file === `${name}.json`))
		.map((file) => `${file}: is not a file of facts; those are ${names.join(', ')} (.json)`);
	const raw = Object.fromEntries(
		names.map((name) => [name, rowsIn(`${name}.json`, files[`${name}.json`], problems)])
	) as Record<Name, unknown[]>;
	raw.topics = raw.topics.map(published);
	const states = (name: Name): ReadonlyMap<string, PublicationState> =>
		new Map([...statesIn(raw[name]), ...present[name]]);
	const known: Known = {
		states: Object.fromEntries(names.map((name) => [name, states(name)])) as Known['states'],
		isNew: (name, id) => !present[name].has(id)
	};

	const facts: Partial<Record<Name, unknown>> = {};
	for (const name of names) {
		const result = v.safeParse(itemsSchema(nounOf[name], known), raw[name], {
			abortPipeEarly: true
		});
		if (result.success) facts[name] = result.output;
		else
			for (const issue of result.issues) problems.push(describe(`${name}.json`, raw[name], issue));
		problems.push(...repeated(`${name}.json`, raw[name]));
	}
	if (problems.length) throw new FactsError(problems);
	return facts as Facts;
}

function rowsIn(file: string, json: string | undefined, problems: string[]): unknown[] {
	if (json === undefined) return [];
	try {
		const rows: unknown = JSON.parse(json, withoutState);
		if (Array.isArray(rows)) return rows;
		problems.push(`${file}: is not a list of rows`);
	} catch (error) {
		problems.push(`${file}: is not JSON (${(error as Error).message})`);
	}
	return [];
}

/** A quotation in a file may have a state and a reason, instead of `keptBack`. */
function withoutState(_key: string, row: unknown): unknown {
	if (!row || typeof row !== 'object' || !('exact' in row && 'state' in row)) return row;
	const { state, stateReason, ...quotation } = row as Record<string, unknown>;
	if (state === 'published' && stateReason === undefined) return quotation;
	const isKept = state === 'draft' || state === 'withdrawn';
	return isKept ? { ...quotation, keptBack: stateReason ?? '' } : row;
}

/** In files of facts a topic may have no state: it is published then. */
const published = (row: unknown) =>
	row && typeof row === 'object' && !Array.isArray(row) ? { state: 'published', ...row } : row;

function* statesIn(rows: unknown[]): Iterable<[string, PublicationState]> {
	for (const row of rows) {
		const { id, state = 'draft' } = (row ?? {}) as { id?: unknown; state?: PublicationState };
		if (typeof id === 'string') yield [id, state];
	}
}

function describe(file: string, rows: unknown[], issue: v.BaseIssue<unknown>): string {
	const [row, ...fields] = (issue.path ?? []).map((item) => item.key as string | number);
	const where = fields.map(String).join('.');
	const message = issue.message.slice(0, 300);
	return `${file}, ${factName(rows, Number(row))}${where && `, ${where}`}: ${message}`;
}

/** As people count: the first row is row 1. */
export function factName(rows: unknown[], index: number): string {
	const { id } = (rows[index] ?? {}) as { id?: unknown };
	return `row ${index + 1}${typeof id === 'string' ? ` (${id.slice(0, 100)})` : ''}`;
}

const unique = ['id', 'slug', 'url', 'name'];

function repeated(file: string, rows: unknown[]): string[] {
	const problems: string[] = [];
	for (const field of [...unique, 'membership']) {
		// Stakeholders may share a name; topics may not.
		if (field === 'name' && file !== 'topics.json') continue;
		const first = new Map<string, number>();
		for (const [index, row] of rows.entries()) {
			const value =
				field === 'membership'
					? membershipKey(row)
					: (row as Record<string, unknown> | null)?.[field];
			if (typeof value !== 'string') continue;
			const earlier = first.get(value);
			if (earlier === undefined) first.set(value, index);
			else
				problems.push(
					`${file}, ${factName(rows, index)}, ${field}: is the same as in ${factName(rows, earlier)}`
				);
		}
	}
	return problems;
}

function membershipKey(row: unknown) {
	const { group, member, relation, asOf } = (row ?? {}) as Record<string, unknown>;
	return group && member ? JSON.stringify([group, member, relation, asOf]) : undefined;
}
