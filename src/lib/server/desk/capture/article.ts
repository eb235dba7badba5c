import type { Choice } from '../../../domain/choice.ts';
import type { User } from '../../../domain/staff.ts';
import { articleFields } from '../../../forms/capture.ts';
import { formOf } from '../../../nouns/derive/descriptions.ts';
import type { Problems } from '../../../nouns/derive/field.ts';
import { blankForm } from '../../../nouns/derive/typed.ts';
import { attachCopy } from '../../copies/keep.ts';
import { seesAll } from '../../visibility/index.ts';
import { asOne, inTransaction } from '../../write/index.ts';
import { choices, resolve } from '../lookup/index.ts';
import { type Captured, keepArticle, lockCapture } from './find.ts';
import { keep } from './keep.ts';

/** `text` identifies the article in the user's forms if they may not see it under its id. */
export type Kept = { id: string; text?: string } | { errors: Problems; similar?: Choice[] };

/** Drafts the article if it is not on record yet. An editor's copy is its proof at once; a contributor's must wait. */
export function keepArticleOf(user: User, id: string, isDifferent = false): Promise<Kept> {
	return asOne(async () => {
		const capture = await lockCapture(user, id);
		const kept = await articleOf(user, capture, isDifferent);
		if ('errors' in kept) return kept;
		if (capture.articleId !== kept.id) await keepArticle(id, kept.id);
		if (seesAll(user) && capture.provenFor === null) await takeCopy(id, kept.id);
		return kept;
	});
}

/** Makes a copy the proof of an article. Only editors may do this. */
export const takeCopy = (copyId: string, articleId: string): Promise<void> =>
	inTransaction((session) => attachCopy(session, copyId, articleId));

async function articleOf(user: User, capture: Captured, isDifferent: boolean): Promise<Kept> {
	if (capture.articleId) {
		const [known] = await choices(user, 'article', [capture.articleId]);
		if (known) return { id: known.id };
	}
	const { laws = '', ...typed } = capture.typed;
	const fields = Object.fromEntries(
		articleFields.flatMap((name) => (typed[name] ? [[name, typed[name]]] : []))
	);
	const regulations = laws
		.split('\n')
		.map((line) => line.trim())
		.filter(Boolean);
	const { id, refusal } = await keep(user, 'article', {
		typed: { ...blankForm(formOf('article')), ...fields, regulations },
		isDifferent
	});
	if (id !== undefined) return { id };
	// A similar article has the same address, so it is this one, even if the user may only see that it is waiting.
	const [similar] = refusal.similar ?? [];
	if (similar && !Object.keys(refusal.errors).length) {
		const found = (await resolve(user, 'article', [similar.id])).get(similar.id);
		if (found && 'id' in found) return { id: found.id, text: similar.id };
	}
	const errors = Object.entries(refusal.errors).map(([place, sentence]) => [
		`article.${place.replace(/^regulations.*/, 'laws')}`,
		sentence
	]);
	return { errors: Object.fromEntries(errors), similar: refusal.similar };
}
