import { type Difference, isListChange } from '../../domain/differences.ts';
import type { Noun } from '../../domain/nouns.ts';
import { formOf } from '../../nouns/derive/descriptions.ts';
import { differences } from '../../nouns/derive/differences.ts';
import type { Field } from '../../nouns/derive/field.ts';

export const purposeNeeded =
	'Say whether this puts something right or brings it up to date, for it changes a stance, a date, quoted words or who speaks.';

/**
 * Whether the writer must say if a change of a published item is a correction. That is so if it alters or removes a
 * stance, a date or quoted words, or changes the speaker. Additions do not count.
 */
export const needsPurpose = (noun: Noun, before: object, after: object): boolean =>
	differences(noun, before, after).some((difference) => isAltered(difference, formOf(noun).fields));

function isAltered(difference: Difference, fields: readonly Field[]): boolean {
	const field = fields.find(({ name }) => name === difference.field);
	if (!field) return false;
	if (!isListChange(difference))
		return speakers.has(field.name) || (difference.before !== undefined && isClaim(field));
	if (field.kind !== 'rows') return false;
	const hasRemoved = difference.removed.length > 0;
	return (
		(hasRemoved && field.fields.some((each) => each.required && isClaim(each))) ||
		difference.changed.some((row) => row.differences.some((each) => isAltered(each, field.fields)))
	);
}

const speakers = new Set(['organisation', 'speaker']);
const claims = new Set(['stance', 'exact', 'preferred']);

const isClaim = ({ kind, name }: Field) => kind === 'date' || claims.has(name);
