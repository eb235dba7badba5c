import { resolve } from '$app/paths';
import { listTitleOf } from '$lib/domain/nouns';
import type { ListName } from '$lib/domain/files';

/** Places that are left out while they have no items. */
interface Optional {
	isComing?: boolean;
	/** Lists that stand behind those of the group «Statements». */
	furtherLists?: ListName[];
}

const groupsWith = ({ isComing, furtherLists = [] }: Optional) => ({
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

/** The groups of the masthead, as a reader at `pathname` sees them. */
export const menuAt = (pathname: string, optional: Optional) =>
	Object.entries(groupsWith(optional)).map(([label, members]) => {
		const links = members.map(([path, label]) => {
			const isAbove = pathname.startsWith(`${path}/`) ? 'true' : undefined;
			const current = pathname === path ? 'page' : isAbove;
			return { href: resolve(path as '/'), label: label!, current } as const;
		});
		const current =
			links[0]!.current ?? (links.some(({ current }) => current) ? 'true' : undefined);
		return { label, links, current } as const;
	});

export type Menu = ReturnType<typeof menuAt>;
