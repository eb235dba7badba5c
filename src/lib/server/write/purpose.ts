import { type Difference, isListChange } from '../../domain/differences.ts';
import type { Noun } from '../../domain/nouns.ts';
import { formOf } from '../../nouns/derive/descriptions.ts';
import { differences } from '../../nouns/derive/differences.ts';
import type { Field } from '../../nouns/derive/field.ts';

/** The sentence for a writer who has to say it and did not. */
export const purposeNeeded =
	'Say whether this puts something right or brings it up to date, for it changes a stance, a date, quoted words or who speaks.';

/**
 * Whether a change of a published item is one of which readers must know if it puts something right: a stance, a date
 * or quoted words stand there no more as they did, or somebody else speaks. What is only added is no such change.
 */
export const needsPurpose = (noun: Noun, before: object, after: object): boolean =>
	differences(noun, before, after).some((difference) => isTelling(difference, formOf(noun).fields));

function isTelling(difference: Difference, fields: readonly Field[]): boolean {
	const field = fields.find(({ name }) => name === difference.field);
	if (!field) return false;
	if (!isListChange(difference))
		return speaks.has(field.name) || (difference.before !== undefined && isClaim(field));
	if (field.kind !== 'rows') return false;
	const isGone = difference.removed.length > 0;
	return (
		(isGone && field.fields.some((each) => each.required && isClaim(each))) ||
		difference.changed.some((row) => row.differences.some((each) => isTelling(each, field.fields)))
	);
}

const speaks = new Set(['organisation', 'speaker']);
const claims = new Set(['stance', 'exact', 'preferred']);

const isClaim = ({ kind, name }: Field) => kind === 'date' || claims.has(name);
