import { differencesIn } from '../../domain/differences.ts';
import type { Noun } from '../../domain/nouns.ts';
import { draftReasonWords } from '../../domain/review.ts';
import { publicationStates } from '../../domain/vocabulary.ts';
import { type Field, fieldsAlong } from './field.ts';
import { formOf } from './descriptions.ts';

// The desk compares items by the fields of their form and by those that no form writes.

const state: Field = {
	name: 'state',
	label: 'State',
	kind: 'choice',
	options: publicationStates
};
const stateReason: Field = {
	name: 'stateReason',
	label: 'Reason for the state',
	kind: 'choice',
	options: draftReasonWords
};

/** Citations may have locators; no form writes them. */
const locators: Field = {
	name: 'locators',
	label: 'Where in the source',
	kind: 'rows',
	one: 'place',
	key: ['article'],
	fields: [
		{ name: 'article', label: 'Source', kind: 'pick', of: 'article' },
		{ name: 'at', label: 'At', kind: 'line' }
	]
};
const citing = new Set(['sources', 'stance']);

export function fieldsOf(noun: Noun): Field[] {
	return [...withLocators(formOf(noun).fields.map(asRead)), state, stateReason];
}

export const differences = (noun: Noun, before: object, after: object) =>
	differencesIn(fieldsOf(noun), before, after);

function asRead(field: Field): Field {
	return field.kind === 'rows' ? { ...field, fields: withLocators(field.fields) } : field;
}

/** A row that rests on its own sources, or on those of its statement, may have locators. */
function withLocators(fields: readonly Field[]): readonly Field[] {
	return fields.some(({ name }) => citing.has(name)) ? [...fields, locators] : fields;
}

/** A field that no form has is read as a line. */
export function fieldIn(fields: readonly Field[], name: string): Field {
	return fields.find((field) => field.name === name) ?? { name, label: name, kind: 'line' };
}

/** The label of a place in a form: `positions.0.stance` is «Position on laws 1, stance». */
export function placeLabel(noun: Noun, place: string): string {
	const parts = place.split('.');
	const labels = fieldsAlong(formOf(noun).fields, parts).map((field, index) => {
		if (!field) return /^\d+$/.test(parts[index]!) ? ` ${Number(parts[index]) + 1}` : '';
		return index ? `, ${field.label.toLowerCase()}` : field.label;
	});
	return labels.join('');
}

/** Compares places as the form shows them: the form as a whole first, folded fields last. */
export const byPlace = (noun: Noun) => (one: string, other: string) =>
	rankOf(formOf(noun).fields, one).localeCompare(rankOf(formOf(noun).fields, other));

function rankOf(fields: readonly Field[], place: string): string {
	if (!place) return '';
	const [name, row = '', ...rest] = place.split('.');
	const shown = [...fields.filter(({ more }) => !more), ...fields.filter(({ more }) => more)];
	// The two questions below the fields are no fields.
	const names = [...shown.map((field) => field.name), 'correction', 'reason'];
	const ranks = [names.indexOf(name!), row].map((rank) => String(rank).padStart(4, '0'));
	const field = shown.find((each) => each.name === name);
	return ranks.join('.') + rankOf(field?.kind === 'rows' ? field.fields : [], rest.join('.'));
}

export function withoutIdAndState(item: object): object {
	const { id: _id, state: _state, stateReason: _reason, ...rest } = item as Record<string, unknown>;
	return rest;
}
