import { atLeast } from '$lib/domain/staff';
import type { Role } from '$lib/domain/vocabulary';
import { menuOf } from '../menu';

type Room = readonly [path: `/desk${string}`, label: string, role: Role];

/** The four rooms of every day; the first page of each is where its name leads. */
const rooms: Record<string, Room[]> = {
	Add: [
		['/desk', 'Desk', 'contributor'],
		['/desk/capture', 'From a page', 'contributor'],
		['/desk/imports', 'From a file', 'contributor']
	],
	Review: [
		['/desk/review', 'What was sent', 'editor'],
		['/desk/corrections', 'Reported mistakes', 'editor']
	],
	Upkeep: [
		['/desk/looked-at', 'Laws to look at', 'editor'],
		['/desk/watches', 'Watched pages', 'editor'],
		['/desk/quotations', 'Quotations', 'editor'],
		['/desk/reports', 'Reprints', 'editor'],
		['/desk/merges', 'Merges', 'editor']
	],
	House: [
		['/desk/people', 'People', 'administrator'],
		['/desk/activity', 'Activity', 'administrator'],
		['/desk/outbox', 'Outbox', 'administrator'],
		['/desk/site', 'Front page', 'editor'],
		['/desk/site#backups', 'Backups', 'administrator'],
		['/desk/site/this-copy', 'Who runs this copy', 'administrator'],
		['/desk/site/takedowns', 'Takedowns', 'administrator'],
		['/desk/site/erasures', 'Erasures', 'administrator'],
		['/desk/account', 'My account', 'contributor']
	]
};

/** The rooms of this role; one with a single page has the name of that page. */
export function roomsOf(role: Role, pathname: string) {
	const own = Object.entries(rooms).flatMap(([label, pages]) => {
		const open = pages.filter(([, , least]) => atLeast(role, least));
		const links = open.map(([path, label]) => [path, label] as const);
		return links[0] ? [[links[1] ? label : links[0][1], links] as const] : [];
	});
	return menuOf(Object.fromEntries(own), pathname);
}
