import { type Noun, nounOf } from '../../domain/nouns.ts';
import { formOf } from './descriptions.ts';
import type { Field } from './field.ts';
import type { ColumnOf } from './types.ts';

// The fields of a noun that are columns of its own table under their own name: no other item, and no rows.

const kinds: Field['kind'][] = ['line', 'text', 'address', 'date', 'day', 'choice', 'lines'];

const namesOf = Object.fromEntries(
	Object.values(nounOf).map((noun) => [
		noun,
		formOf(noun)
			.fields.filter(({ kind }) => kinds.includes(kind))
			.map(({ name }) => name)
	])
) as Record<Noun, string[]>;

/** Them as a query selects them. */
export const columnsOf = <N extends Noun>(noun: N) =>
	Object.fromEntries(namesOf[noun].map((name) => [name, true])) as Record<ColumnOf<N>, true>;

/** Their values in a row. */
export const valuesOf = <N extends Noun, Row extends Record<ColumnOf<N>, unknown>>(
	noun: N,
	row: Row
) =>
	Object.fromEntries(namesOf[noun].map((name) => [name, row[name as ColumnOf<N>]])) as Pick<
		Row,
		ColumnOf<N>
	>;
