import { hasSlug, nameOf, type Noun } from './nouns.ts';

/** Where staff find an item. */
export function deskPage(noun: Noun, id: string): string {
	return `/desk/${nameOf[noun]}/${id}`;
}

/** Where readers find an item, once it is published; a membership has no page of its own. */
export function publicPage(noun: Noun, item: { id: string; slug?: string }): string | undefined {
	if (noun === 'membership') return undefined;
	const name = hasSlug(noun) ? item.slug : item.id;
	return name && `/${nameOf[noun]}/${name}`;
}

/** Where somebody goes on writing what was sent. A topic that is new has no item yet. */
export function changePage(proposal: {
	id: string;
	noun: Noun;
	rowId: string;
	base: number;
}): string {
	const { id, noun, rowId, base } = proposal;
	const form = base === 0 ? `/desk/${nameOf[noun]}/new` : deskPage(noun, rowId);
	return `${form}?proposal=${id}`;
}
