import { type Name, type Noun, nounOf } from '../../../domain/nouns.ts';
import { formOf } from '../../../nouns/derive/descriptions.ts';
import type { Problems } from '../../../nouns/derive/field.ts';
import { programPlace } from '../../../nouns/derive/program-names.ts';
import type { Refusal } from '../../desk/entry/index.ts';
import { type Reader, visibleItem } from '../../visibility/index.ts';
import { bodyFrom, bodyOf, errorsOf } from './body.ts';
import { Problem } from './problem.ts';

export const invalid = (problems: Record<string, string>) =>
	new Problem(422, 'What was sent does not hold. Nothing was saved.', {
		errors: errorsOf(problems)
	});

/**
 * Turns a refusal of the form into a problem. On an edit conflict both texts are in it.
 * @param conflict status of an edit conflict: 409, or 412 if the request has `If-Match`
 */
export async function refusedAs(
	reader: Reader,
	name: Name,
	id: string | undefined,
	refusal: Refusal,
	conflict: number
) {
	const { status, errors, similar = [], drafts = [], typed } = refusal;
	const noun = nounOf[name];
	if (status === 409) {
		const stored = id === undefined ? undefined : await visibleItem(reader, noun, id);
		return new Problem(conflict, errors[''] ?? 'This was changed meanwhile.', {
			sent: bodyFrom(formOf(noun).fields, typed),
			...(stored && { version: stored.version, current: bodyOf(noun, stored.item) })
		});
	}
	if (similar.length && !Object.keys(errors).length)
		return new Problem(
			409,
			`On record already, and alike. If yours is something else, send it again with “different”: true.`,
			{ similar: similar.map(({ id, name, about }) => ({ id, name, about })) }
		);
	const named = drafts.map(({ id, name }) => ({ id, name }));
	const problem = invalid(asPrograms(noun, errors));
	return named.length
		? new Problem(422, problem.message, { ...problem.members, drafts: named })
		: problem;
}

const asPrograms = (noun: Noun, problems: Problems): Problems =>
	Object.fromEntries(
		Object.entries(problems).map(([place, sentence]) => [
			programPlace(formOf(noun).fields, place),
			sentence
		])
	);
