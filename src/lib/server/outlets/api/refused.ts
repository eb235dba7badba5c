import { type Name, type Noun, nounOf } from '../../../domain/nouns.ts';
import { formOf } from '../../../nouns/derive/descriptions.ts';
import type { Problems } from '../../../nouns/derive/field.ts';
import { programPlace } from '../../../nouns/derive/program-names.ts';
import type { Refusal } from '../../desk/entry/index.ts';
import { type Reader, visibleItem } from '../../visibility/index.ts';
import { bodyFromTyped, bodyOf, problemList } from './body.ts';
import { ApiProblem } from './problem.ts';

export const invalidBody = (problems: Record<string, string>) =>
	new ApiProblem(422, 'What was sent does not hold. Nothing was saved.', {
		errors: problemList(problems)
	});

/**
 * Turns a refusal of the form into a problem. On an edit conflict both texts are in it.
 * @param conflict status of an edit conflict: 409, or 412 if the request has `If-Match`
 */
export async function problemFromRefusal(
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
		return new ApiProblem(conflict, errors[''] ?? 'This was changed meanwhile.', {
			sent: bodyFromTyped(formOf(noun).fields, typed),
			...(stored && { version: stored.version, current: bodyOf(noun, stored.item) })
		});
	}
	if (similar.length && !Object.keys(errors).length)
		return new ApiProblem(
			409,
			`On record already, and alike. If yours is something else, send it again with “different”: true.`,
			{ similar: similar.map(({ id, name, about }) => ({ id, name, about })) }
		);
	const named = drafts.map(({ id, name }) => ({ id, name }));
	const problem = invalidBody(underProgramNames(noun, errors));
	return named.length
		? new ApiProblem(422, problem.message, { ...problem.members, drafts: named })
		: problem;
}

const underProgramNames = (noun: Noun, problems: Problems): Problems =>
	Object.fromEntries(
		Object.entries(problems).map(([place, sentence]) => [
			programPlace(formOf(noun).fields, place),
			sentence
		])
	);
