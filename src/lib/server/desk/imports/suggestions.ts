import type { CellProblem, CellSuggestion } from '../../../domain/imports.ts';
import { stakeholderKinds } from '../../../domain/vocabulary.ts';
import type { Noun } from '../../../domain/nouns.ts';
import type { Choice } from '../../../domain/choice.ts';
import type { Typed } from '../../../nouns/derive/field.ts';
import type { Database } from '../../db/index.ts';
import type { Reader } from '../../visibility/index.ts';
import { closestChoices, foldText } from '../lookup/index.ts';
import { choiceKey, splitCell } from './cells.ts';
import { columnAt, importColumns, type OneField } from './columns.ts';
import { nearestWords } from './nearest-words.ts';
import type { CheckedRow, RowSource } from './rows.ts';

interface Asked {
	problem: CellProblem;
	field: OneField & { kind: 'pick' | 'picks' };
	text: string;
}

export async function addSuggestions(
	session: Database,
	{ name, mapping, reader }: RowSource,
	rows: readonly (readonly string[])[],
	checked: CheckedRow[]
): Promise<void> {
	const columns = importColumns(name);
	const asked: Asked[] = [];
	for (const [index, { problems, typed = {} }] of checked.entries())
		for (const problem of problems) {
			const column = problem.field ? columnAt(columns, problem.field) : undefined;
			const cell = rows[index]![mapping[column?.name ?? ''] ?? -1] ?? '';
			if (!column) continue;
			problem.column = column.name;
			const { field } = column;
			if ('options' in field) {
				const word = splitCell(cell).find((each) => choiceKey(field.options, each) === undefined);
				if (word === undefined) continue;
				problem.text = word;
				problem.suggestions = nearestWords(Object.values(field.options), word).map(plain);
			} else if (field.kind === 'pick' || field.kind === 'picks') {
				const text = valueAt(typed, problem.field);
				if (text) asked.push({ problem, field, text });
			}
		}
	for (const of of new Set(asked.map(({ field }) => field.of)))
		await suggestNames(session, reader, of, asked);
}

const plain = (text: string): CellSuggestion => ({ label: text, text });

function valueAt(typed: Typed, place: string): string | undefined {
	const value = place
		.split('.')
		.reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], typed);
	return typeof value === 'string' ? value.trim() : undefined;
}

async function suggestNames(session: Database, reader: Reader, noun: Noun, all: Asked[]) {
	const asked = all.filter(({ field }) => field.of === noun);
	const texts = [...new Set(asked.map(({ text }) => text))];
	const queries = texts.map((text) => [text]);
	const found = await closestChoices(reader, noun, queries, session);
	const byText = new Map(texts.map((text, index) => [text, found[index]!]));
	for (const { problem, field, text } of asked) {
		problem.text = text;
		problem.suggestions = suggestionsFrom(text, byText.get(text)!.filter(isOf(field.only)));
	}
}

const isOf =
	(only: Asked['field']['only']) =>
	({ about = '' }: Choice) =>
		only === undefined ||
		(about.split(', ')[0] === stakeholderKinds.person) === (only === 'persons');

/** Suggests names, or ids if a name is ambiguous or contains the separator of values. */
function suggestionsFrom(text: string, choices: Choice[]): CellSuggestion[] {
	const names = choices.map(({ name }) => foldText(name));
	return choices.flatMap(({ id, name, about }) => {
		const isShared = names.filter((each) => each === foldText(name)).length > 1;
		// The text is exactly this name, so the row was refused for another reason.
		if (!isShared && foldText(name) === foldText(text)) return [];
		const isClear = !isShared && !name.includes(';');
		return { label: isShared && about ? `${name} (${about})` : name, text: isClear ? name : id };
	});
}
