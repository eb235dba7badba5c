import { nameOf, type Noun } from '../nouns.ts';
import { atLeast, type User } from '../staff.ts';

/** Where staff find an item. */
export function deskPage(noun: Noun, id: string): string {
	return `/desk/${nameOf[noun]}/${id}`;
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

/** Where what was sent is read: by editors to decide on it, by its author to follow it. */
export function sentPage(id: string, { role }: Pick<User, 'role'>): string {
	return atLeast(role, 'editor') ? `/desk/review/${id}` : `/desk/proposals/${id}`;
}

/** A letter that opens in the reader's mail program with a page's title and address in it. */
export function mailTo(title: string, address: string): string {
	return `mailto:?subject=${encodeURIComponent(title)}&body=${encodeURIComponent(`${title}\n${address}`)}`;
}
