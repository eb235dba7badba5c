import * as v from 'valibot';
import { importVersion } from '../../../forms/imports.ts';
import type { Mapping } from './cells.ts';
import { type Column, importColumns } from './columns.ts';
import type { WholeImport } from './read.ts';

/** A field of the form that matches the columns of a file to ours. */
export interface MappingField extends Pick<Column, 'label' | 'required'> {
	name: string;
	/** The matched column, as `placeOf` writes it. */
	value: string;
}

type File = Pick<WholeImport, 'name' | 'columns' | 'mapping'>;

const prefix = 'column.';
/** A letter goes first, because numeric keys of an object would be sorted before all others. */
const placeOf = (index: number) => `c${index}`;

export function columnChoices({ columns }: File): Record<string, string> {
	return {
		'': 'None',
		...Object.fromEntries(columns.map((name, index) => [placeOf(index), name]))
	};
}

export function mappingFields({ name, mapping }: File): MappingField[] {
	return importColumns(name).map(({ name, label, required }) => ({
		name: prefix + name,
		label,
		required,
		value: mapping[name] === undefined ? '' : placeOf(mapping[name])
	}));
}

/** Requires a column for each required field. */
export function mappingForm({ name, columns }: File) {
	const places = columns.map((_, index) => placeOf(index));
	const fields = importColumns(name).map(({ name, label, required }) => {
		const missing = `No column is chosen for: ${label.toLowerCase()}.`;
		const place = v.picklist(required ? places : ['', ...places], missing);
		return [prefix + name, required ? place : v.optional(place, '')] as const;
	});
	return v.object({ version: importVersion, ...Object.fromEntries(fields) });
}

export function mappingOf(data: Record<string, unknown>): Mapping {
	return Object.fromEntries(
		Object.entries(data).flatMap(([name, place]) =>
			name.startsWith(prefix) && place
				? [[name.slice(prefix.length), Number(String(place).slice(1))]]
				: []
		)
	);
}

/** Lists columns of the file that are matched to none of ours and so are ignored. */
export function unusedColumns({ columns, mapping }: File): string[] {
	const used = new Set(Object.values(mapping));
	return columns.filter((_, index) => !used.has(index));
}
