import { cleanAddress } from '../../../domain/address/address.ts';
import { readEdtf } from '../../../domain/dates/edtf.ts';
import type { Section } from '../../../domain/vocabulary.ts';
import { idOf } from '../../write/ids.ts';
import type { Post } from './wxr.ts';

/** What the articles of an archive have in common. */
export interface Common {
	outlet: string;
	lang: string;
	section: Section;
	publishes: boolean;
}

const longest = 1_000;

/** The article that a post is: the same id each time that the post comes, whatever became of its address. */
export function articleOf(post: Post, common: Common, topics: string[]) {
	const url = cleanAddress(post.link);
	const [day = ''] = post.date.split(' ');
	const published = readEdtf(day) ? day : undefined;
	const headline = cut(post.title);
	return {
		id: idOf(`wordpress ${post.guid}`),
		...(url && { url }),
		...(headline
			? { headline, headlineBasis: 'page' as const }
			: { headlineBasis: 'none' as const }),
		outlet: common.outlet,
		...(post.creator && { author: cut(post.creator) }),
		...(published && { published }),
		...(post.categories[0] && { printedSection: cut(post.categories[0]) }),
		section: common.section,
		sourceType: 'news' as const,
		lang: common.lang,
		regulations: [],
		topics,
		...(common.publishes && url
			? { state: 'published' as const }
			: { state: 'draft' as const, stateReason: 'Imported from an archive' })
	};
}

/** One line, as long as a headline may be. */
const cut = (text: string) => text.replace(/\s+/g, ' ').trim().slice(0, longest).toWellFormed();
