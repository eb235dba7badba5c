import type { Field } from './field.ts';

/** What programs call a field, in all that they read and write: its name in snake case, unless it has another. */
export const programName = ({ name, as }: Pick<Field, 'name' | 'as'>): string =>
	as ?? name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** A place of a form as programs name it: `dates.0.basis` is `dates.0.date_basis`. */
export function programPlace(fields: readonly Field[], place: string): string {
	let inner = fields;
	return place
		.split('.')
		.map((part) => {
			const field = inner.find(({ name }) => name === part);
			if (!field) return part;
			if (field.kind === 'rows') inner = field.fields;
			return programName(field);
		})
		.join('.');
}
