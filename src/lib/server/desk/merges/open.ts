import type { Choice } from '../../../domain/choice.ts';
import type { Reader } from '../../visibility/index.ts';
import type { Item } from '../../../nouns/derive/types.ts';
import { resolve, search, similar } from '../lookup/index.ts';
import { current } from '../../write/index.ts';
import { whyNotMergeable } from './stakeholders.ts';
import { preview } from './preview.ts';

export type Opened = NonNullable<Awaited<ReturnType<typeof open>>>;

/**
 * What an editor needs to know who merges one stakeholder into another: which one what they typed means, what the
 * merge would change, or why there can be none. Undefined where the record has no stakeholder of this id.
 */
export async function open(editor: Reader, fromId: string, typed: string | undefined) {
	const from = await current('stakeholder', fromId);
	if (!from) return undefined;
	const closed = await whyNotMergeable(from.item);
	const { to, problem } = typed && !closed ? await resolveTarget(editor, typed, fromId) : {};
	return {
		from,
		/** Why it cannot be merged into any. */
		closed,
		to,
		/** Why what was typed means none. */
		problem,
		alike: to || closed ? [] : await candidates(editor, from.item, typed),
		preview: to && (await preview(from.item, to.item))
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

/** Published ones that may be meant: called like what was typed, or else like the one that is to be merged. */
async function candidates(
	editor: Reader,
	from: Item<'stakeholder'>,
	typed: string | undefined
): Promise<Choice[]> {
	const found = typed
		? await search(editor, 'stakeholder', typed)
		: await similar(editor, 'stakeholder', from, from.id);
	return found.filter(({ id, draft }) => id !== from.id && !draft);
}
