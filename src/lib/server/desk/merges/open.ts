import type { Choice } from '../../../domain/choice.ts';
import type { Reader } from '../../visibility/index.ts';
import type { Item } from '../../../nouns/derive/types.ts';
import { resolve, lookUp, findSimilar } from '../lookup/index.ts';
import { current } from '../../write/index.ts';
import { whyNotMergeable } from './stakeholders.ts';
import { previewMerge } from './preview.ts';

export type Opened = NonNullable<Awaited<ReturnType<typeof openMerge>>>;

/** Loads the preview of a merge, or the reason why it is impossible; undefined if there is no such stakeholder. */
export async function openMerge(editor: Reader, fromId: string, typed: string | undefined) {
	const from = await current('stakeholder', fromId);
	if (!from) return undefined;
	const closed = await whyNotMergeable(from.item);
	const { to, problem } = typed && !closed ? await resolveTarget(editor, typed, fromId) : {};
	return {
		from,
		/** The reason why it cannot be merged at all. */
		closed,
		to,
		/** The reason why the typed text has no target. */
		problem,
		alike: to || closed ? [] : await candidates(editor, from.item, typed),
		preview: to && (await previewMerge(from.item, to.item))
	};
}

async function resolveTarget(editor: Reader, typed: string, fromId: string) {
	const found = (await resolve(editor, 'stakeholder', [typed])).get(typed)!;
	if ('problem' in found) return { problem: found.problem };
	if (found.id === fromId) return { problem: 'This is one and the same: choose another one.' };
	const to = await current('stakeholder', found.id);
	const problem = to && (await whyNotMergeable(to.item));
	return problem ? { problem } : { to };
}

/** Suggests published targets: similar to the typed text, or else to the stakeholder itself. */
async function candidates(
	editor: Reader,
	from: Item<'stakeholder'>,
	typed: string | undefined
): Promise<Choice[]> {
	const found = typed
		? await lookUp(editor, 'stakeholder', typed)
		: await findSimilar(editor, 'stakeholder', from, from.id);
	return found.filter(({ id, draft }) => id !== from.id && !draft);
}
