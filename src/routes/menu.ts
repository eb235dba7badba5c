import { resolve } from '$app/paths';
import { listTitleOf } from '$lib/domain/nouns';
import type { ListName } from '$lib/domain/files';

/** Places that are left out while they have no items. */
interface Optional {
	isComing?: boolean;
	/** Lists that stand behind those of the group «Statements». */
	furtherLists?: ListName[];
}

type Groups = Record<string, readonly (readonly [path: string, label: string])[]>;

const groupsWith = ({ isComing, furtherLists = [] }: Optional): Groups => ({
	Laws: [
		['/regulations', 'All laws'],
		['/topics', 'By topic'],
		...(isComing ? [['/coming', 'Coming up'] as const] : []),
		['/compare', 'Compare']
	],
	Statements: [
		['/statements', 'All statements'],
		['/stakeholders', 'Stakeholders'],
		['/coalitions', 'Coalitions'],
		...furtherLists.map((list) => [`/${list}`, listTitleOf(list)] as const)
	],
	News: [
		['/events', 'Events'],
		['/articles', 'Articles'],
		['/sections', 'Sections']
	],
	Trends: [['/trends', 'Across laws']]
});

/** A page belongs to the member whose address is closest above its own. */
export function menuOf(groups: Groups, pathname: string) {
	const isIn = ([path]: readonly [string, string]) => `${pathname}/`.startsWith(`${path}/`);
	const above = Object.values(groups).flat().filter(isIn);
	const closest = Math.max(...above.map(([path]) => path.length));
	return Object.entries(groups).map(([label, members]) => {
		const links = members.map(([path, label]) => {
			const isHere = isIn([path, label]) && path.length === closest;
			const current = isHere ? (path === pathname ? 'page' : 'true') : undefined;
			return { href: resolve(path as '/'), label, current } as const;
		});
		const current =
			links[0]?.current ?? (links.some(({ current }) => current) ? 'true' : undefined);
		return { label, links, current } as const;
	});
}

/** The groups of the masthead, as a reader at `pathname` sees them. */
export const menuAt = (pathname: string, optional: Optional) =>
	menuOf(groupsWith(optional), pathname);

export type Menu = ReturnType<typeof menuOf>;
