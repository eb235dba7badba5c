import { type Noun, nounOf } from '../../domain/nouns.ts';
import { formOf } from './descriptions.ts';
import type { Field } from './field.ts';
import type { ColumnOf } from './types.ts';

// Fields that are a column of their noun's table under their own name: no references to other items and no rows.

const kinds: Field['kind'][] = ['line', 'text', 'address', 'date', 'day', 'choice', 'lines'];

const namesOf = Object.fromEntries(
	Object.values(nounOf).map((noun) => [
		noun,
		formOf(noun)
			.fields.filter(({ kind }) => kinds.includes(kind))
			.map(({ name }) => name)
	])
) as Record<Noun, string[]>;

export const columnsOf = <N extends Noun>(noun: N) =>
	Object.fromEntries(namesOf[noun].map((name) => [name, true])) as Record<ColumnOf<N>, true>;

export const valuesOf = <N extends Noun, Row extends Record<ColumnOf<N>, unknown>>(
	noun: N,
	row: Row
) =>
	Object.fromEntries(namesOf[noun].map((name) => [name, row[name as ColumnOf<N>]])) as Pick<
		Row,
		ColumnOf<N>
	>;
