import { randomUUID } from 'node:crypto';
import { joinKnown, runsOf } from '../../../domain/names/pieces.ts';
import { cleanName, splitNames } from '../../../domain/names/split.ts';
import type { User } from '../../../domain/staff.ts';
import type { Problems, Typed } from '../../../nouns/derive/field.ts';
import {
	nameList,
	type NameLine,
	type NameList,
	roster,
	type Sweep,
	sweeps,
	sweptTake
} from '../../../forms/names.ts';
import { readTyped } from '../../../nouns/derive/typed.ts';
import { formKey } from '../entry/index.ts';
import { byField, Refused } from '../../write/index.ts';
import { type Matched, matchNames } from './match.ts';

const mostNames = 500;

/** Each line has four fields; the rest is the form above the lines. */
export const mostFields = 4 * mostNames + 200;

/** Reads a list, pasted or sent line by line, and matches each line with stakeholders. */
export async function openList(user: User, sent: FormData): Promise<NameList> {
	const typed = readTyped(nameList, sent);
	const text = String(sent.get('text') ?? '');
	const rows = [...rowsIn(typed), ...(await namesIn(user, text)).map((text) => ({ text }))];
	const list = {
		key: formKey(sent) || randomUUID(),
		kind: textIn(typed, 'kind'),
		country: textIn(typed, 'country')
	};
	const problem = problemOf(rows.length);
	if (problem) return { ...list, text, lines: [], errors: { text: problem } };
	const texts = rows.map(({ text }) => text);
	const matched = await matchNames(user, texts);
	const lines = matched.map((line, index) => ({ ...line, ...decisionOf(line, rows[index]!) }));
	const all = String(sent.get('all'));
	return { ...list, text: '', lines: isSweep(all) ? applySweep(lines, all) : lines, errors: {} };
}

/** Splits a text into names. A name with commas stays whole if it is on record. */
async function namesIn(user: User, text: string): Promise<string[]> {
	const { names, atCommas } = splitNames(text);
	if (!atCommas || names.length > mostNames) return names;
	const lines = await matchNames(user, runsOf(names));
	const known = lines.filter(({ known, question }) => known || question === 'person');
	const texts = new Set(known.map(({ text }) => text));
	return joinKnown(names, (name) => texts.has(name));
}

const isSweep = (text: string): text is Sweep => (sweeps as readonly string[]).includes(text);

/** Decides all open lines of one sort at once. Duplicates are skipped. */
function applySweep(lines: NameLine[], sweep: Sweep): NameLine[] {
	const taken = new Set(lines.map(({ take }) => take));
	return lines.map((line) => {
		const take = line.take ? undefined : sweptTake(line, sweep);
		if (!take) return line;
		const isAgain = take.startsWith('is ') && taken.has(take);
		taken.add(take);
		return { ...line, take: isAgain ? 'skip' : take };
	});
}

function rowsIn(typed: Typed): (Typed & { text: string })[] {
	const rows = (typed.lines as Typed[]).map((row) => ({
		...row,
		text: cleanName(textIn(row, 'text'))
	}));
	return rows.filter(({ text }) => text);
}

function problemOf(count: number): string | undefined {
	if (!count) return 'Paste the names, one a line.';
	if (count <= mostNames) return undefined;
	return `These are ${count.toLocaleString('en')} names. Paste up to ${mostNames} at a time.`;
}

function textIn(typed: Typed, name: string): string {
	const value = typed[name];
	return typeof value === 'string' ? value : '';
}

/** By default, a known name is taken and a repeated one skipped. */
function decisionOf(line: Matched, row: Typed): Pick<NameLine, 'take' | 'kind' | 'country'> {
	const usual = line.repeats !== undefined ? 'skip' : line.known ? `is ${line.known.id}` : '';
	return {
		take: textIn(row, 'take') || usual,
		kind: textIn(row, 'kind'),
		country: textIn(row, 'country')
	};
}

/** Returns the list with its messages if saving it is refused. */
export async function unlessRefused<List extends NameList, Done>(
	list: List,
	work: () => Promise<Done>
): Promise<{ done: Done; refusal?: undefined } | { done?: undefined; refusal: List }> {
	if (Object.keys(list.errors).length) return { refusal: list };
	try {
		return { done: await work() };
	} catch (error) {
		if (!(error instanceof Refused)) throw error;
		return { refusal: { ...list, errors: byKnownField(byField(error)) } };
	}
}

const fields = new Set([...nameList.fields, ...roster.fields].map(({ name }) => name));

/** A problem with a field that the page does not have is shown for the whole list. */
function byKnownField(problems: Problems): Problems {
	const places = Object.entries(problems).map(([place, problem]) => {
		const [field = ''] = place.split('.');
		return [fields.has(field) ? place : '', problem];
	});
	return Object.fromEntries(places);
}
