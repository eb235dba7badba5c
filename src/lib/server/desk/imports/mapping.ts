import * as v from 'valibot';
import { version } from '../../../forms/imports.ts';
import type { Mapping } from './cells.ts';
import { type Column, columnsOf } from './columns.ts';
import type { WholeImport } from './read.ts';

/** A field of the form in which the columns of a file are named. */
export interface MappingField extends Pick<Column, 'label' | 'required'> {
	name: string;
	/** The column that it has now, as `placeOf` writes it. */
	value: string;
}

type File = Pick<WholeImport, 'name' | 'columns' | 'mapping'>;

const before = 'column.';
/** No number alone: as a key of an object, it would come before all others. */
const placeOf = (index: number) => `c${index}`;

/** What a field may be chosen to have. */
export function choices({ columns }: File): Record<string, string> {
	return {
		'': 'None',
		...Object.fromEntries(columns.map((name, index) => [placeOf(index), name]))
	};
}

export function mappingFields({ name, mapping }: File): MappingField[] {
	return columnsOf(name).map(({ name, label, required }) => ({
		name: before + name,
		label,
		required,
		value: mapping[name] === undefined ? '' : placeOf(mapping[name])
	}));
}

/** The schema of that form: each required field has a column, and each column is one of the file. */
export function mappingForm({ name, columns }: File) {
	const places = columns.map((_, index) => placeOf(index));
	const fields = columnsOf(name).map(({ name, label, required }) => {
		const missing = `No column is chosen for: ${label.toLowerCase()}.`;
		const place = v.picklist(required ? places : ['', ...places], missing);
		return [before + name, required ? place : v.optional(place, '')] as const;
	});
	return v.object({ version, ...Object.fromEntries(fields) });
}

export function mappingOf(data: Record<string, unknown>): Mapping {
	return Object.fromEntries(
		Object.entries(data).flatMap(([name, place]) =>
			name.startsWith(before) && place
				? [[name.slice(before.length), Number(String(place).slice(1))]]
				: []
		)
	);
}

/** The columns that no field of the form has: what stands in them is left out. */
export function unused({ columns, mapping }: File): string[] {
	const used = new Set(Object.values(mapping));
	return columns.filter((_, index) => !used.has(index));
}
