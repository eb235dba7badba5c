import { type Field, fieldsAlong } from './field.ts';

/** What programs call a field, in all that they read and write: its name in snake case, unless it has another. */
export const programName = ({ name, as }: Pick<Field, 'name' | 'as'>): string =>
	as ?? name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** A place of a form as programs name it: `dates.0.basis` is `dates.0.date_basis`. */
export function programPlace(fields: readonly Field[], place: string): string {
	const parts = place.split('.');
	return fieldsAlong(fields, parts)
		.map((field, index) => (field ? programName(field) : parts[index]))
		.join('.');
}
