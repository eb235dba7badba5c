import type { NewItem } from '../../../domain/imports.ts';
import type { Noun } from '../../../domain/nouns.ts';
import {
	type Attribution,
	checker,
	isRefused,
	lockItems,
	referencedStates,
	Refused,
	refuseTaken,
	rewrite,
	type Rewriting,
	type Session
} from '../../write/index.ts';

/**
 * Restores items that were taken back, under their old addresses, and returns their new versions.
 * @throws Refused for the first invalid item
 */
export async function enterAgain(
	session: Session,
	noun: Noun,
	items: NewItem[],
	how: Attribution
): Promise<Map<string, number>> {
	if (!items.length) return new Map();
	const ids = items.map(({ id }) => id);
	const stored = new Map((await lockItems(session, noun, ids)).map((each) => [each.item.id, each]));
	const check = checker(noun, await referencedStates(session, items));
	const pairs = items.map(({ slug: _given, ...item }): Rewriting<Noun> => {
		const before = stored.get(item.id)!;
		const checked = check({ ...item, ...('slug' in before.item && { slug: before.item.slug }) });
		if (isRefused(checked)) throw new Refused(checked);
		return { before, item: checked };
	});
	const restored = pairs.map(({ item }) => item);
	await refuseTaken(session, noun, restored);
	const saved = await rewrite(session, noun, pairs, how);
	return new Map(saved.map(({ id, version }) => [id, version]));
}
