import type { Choice } from '../../../domain/choice.ts';
import type { User } from '../../../domain/staff.ts';
import { formOf } from '../../../nouns/derive/descriptions.ts';
import { blankForm } from '../../../nouns/derive/typed.ts';
import { isMissing, resolve } from '../lookup/index.ts';
import { keep } from './keep.ts';

interface Named {
	name: string;
	kind: string;
	role?: string;
	source: string;
	isDifferent: boolean;
}

/** Returns the typed name if it is on record, otherwise the id of a new draft. */
export async function findOrDraft(
	user: User,
	{ name, kind, role = '', source, isDifferent }: Named
): Promise<{ text: string; problem?: string; similar?: Choice[] }> {
	const found = name && (await resolve(user, 'stakeholder', [name])).get(name);
	if (!found || !isMissing('stakeholder', name, found)) return { text: name };
	const typed = { ...blankForm(formOf('stakeholder')), name, kind, role, sources: [source] };
	const { id, refusal } = await keep(user, 'stakeholder', { typed, isDifferent });
	if (id !== undefined) return { text: id };
	const { errors, similar } = refusal;
	return { text: name, problem: Object.values(errors)[0] ?? similarSentence(similar), similar };
}

const similarSentence = (similar: Choice[] = []) =>
	`On record there is ${similar.map(({ name }) => `“${name}”`).join(', ')}. Write that name, or say below that this is somebody else.`;
