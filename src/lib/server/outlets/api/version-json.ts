import { type Difference, isListChange } from '../../../domain/differences.ts';
import type { Noun } from '../../../domain/nouns.ts';
import type { Names } from '../../../domain/titles.ts';
import { formOf } from '../../../nouns/derive/descriptions.ts';
import type { Field } from '../../../nouns/derive/field.ts';
import { programName } from '../../../nouns/derive/program-names.ts';
import { origin } from '../../settings.ts';

// Versions show the fields that people wrote, without derived figures.

type Row = Record<string, unknown>;

export const versionJson = (noun: Noun, item: object, names: Names): Row =>
	rowJson(formOf(noun).fields, item as Row, names);

export const changesJson = (noun: Noun, changes: Difference[], names: Names): Row[] =>
	changesIn(formOf(noun).fields, changes, names);

function changesIn(fields: readonly Field[], changes: Difference[], names: Names): Row[] {
	return changes.flatMap((change) => {
		const field = publicFields(fields).find(({ name }) => name === change.field);
		return field ? [changeJson(field, change, names)] : [];
	});
}

function changeJson(field: Field, change: Difference, names: Names): Row {
	const own = { field: programName(field) };
	const as = (value: unknown) => valueJson(field, value, names);
	if (!isListChange(change)) return { ...own, before: as(change.before), after: as(change.after) };
	const inner = field.kind === 'rows' ? field.fields : [];
	return {
		...own,
		added: as(change.added),
		removed: as(change.removed),
		changed: change.changed.map(({ row, differences }) => ({
			row: rowJson(inner, row, names),
			changes: changesIn(inner, differences, names)
		})),
		reordered: change.reordered ? as(change.reordered) : null
	};
}

/** Only editors see why a quotation is kept back. */
const publicFields = (fields: readonly Field[]) =>
	fields.filter(({ name, internal }) => !internal && name !== 'keptBack');

const rowJson = (fields: readonly Field[], row: Row, names: Names): Row =>
	Object.fromEntries(
		publicFields(fields).map((field) => [
			programName(field),
			valueJson(field, row[field.name], names)
		])
	);

function valueJson(field: Field, value: unknown, names: Names): unknown {
	if (field.kind === 'rows')
		return ((value ?? []) as Row[]).map((row) => rowJson(field.fields, row, names));
	if (field.kind === 'picks')
		return ((value ?? []) as string[]).map((id) => nameAndAddress(field.of, id, names));
	if (field.kind === 'pick')
		return typeof value === 'string' && value ? nameAndAddress(field.of, value, names) : null;
	if (field.kind === 'lines' || field.kind === 'choices') return value ?? [];
	return field.kind === 'flag' ? Boolean(value) : (value ?? null);
}

/** Gives the present name and address, or words in place of a name that is no longer public. */
function nameAndAddress(of: Noun, id: string, names: Names) {
	const { name, href } = names[of]?.[id] ?? { name: 'Something that is not shown any more' };
	return { name, url: href === undefined ? null : `${origin()}${href}` };
}
