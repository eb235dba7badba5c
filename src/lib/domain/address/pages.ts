import { nameOf, type Noun } from '../nouns.ts';
import { atLeast, type User } from '../staff.ts';

export function deskPage(noun: Noun, id: string): string {
	return `/desk/${nameOf[noun]}/${id}`;
}

export const changePage = (proposal: { id: string; noun: Noun; rowId: string }): string =>
	`${deskPage(proposal.noun, proposal.rowId)}?proposal=${proposal.id}`;

export function sentPage(id: string, { role }: Pick<User, 'role'>): string {
	return atLeast(role, 'editor') ? `/desk/review/${id}` : `/desk/proposals/${id}`;
}

export function mailTo(title: string, address: string): string {
	return `mailto:?subject=${encodeURIComponent(title)}&body=${encodeURIComponent(`${title}\n${address}`)}`;
}
