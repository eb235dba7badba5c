import { type Field, fieldsAlong } from './field.ts';

/** The name of a field in JSON and CSV: in snake case, unless it has another. */
export const programName = ({ name, as }: Pick<Field, 'name' | 'as'>): string =>
	as ?? name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** A place in a form by the names of JSON: `dates.0.basis` is `dates.0.date_basis`. */
export function programPlace(fields: readonly Field[], place: string): string {
	const parts = place.split('.');
	return fieldsAlong(fields, parts)
		.map((field, index) => (field ? programName(field) : parts[index]))
		.join('.');
}
