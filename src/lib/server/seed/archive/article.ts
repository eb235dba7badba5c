import { cleanAddress } from '../../../domain/address/address.ts';
import { readEdtf } from '../../../domain/dates/edtf.ts';
import type { Section } from '../../../domain/vocabulary.ts';
import { idOf } from '../../write/ids.ts';
import type { Post } from './wxr.ts';

export interface Common {
	outlet: string;
	lang: string;
	section: Section;
	publishes: boolean;
}

/** The same post always gets the same id. */
export const identityOf = ({ guid, link }: Pick<Post, 'guid' | 'link'>) => ({
	id: idOf(`wordpress ${guid}`),
	url: cleanAddress(link)
});

export function articleOf(post: Post, common: Common, topics: string[]) {
	const { id, url } = identityOf(post);
	const [day = ''] = post.date.split(' ');
	const published = readEdtf(day) ? day : undefined;
	const headline = lineOf(post.title);
	return {
		id,
		...(url && { url }),
		...(headline
			? { headline, headlineBasis: 'page' as const }
			: { headlineBasis: 'none' as const }),
		outlet: common.outlet,
		...(post.creator && { author: lineOf(post.creator) }),
		...(published && { published }),
		...(post.categories[0] && { printedSection: lineOf(post.categories[0]) }),
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

export const lineOf = (text: string, longest = 1_000) =>
	text
		.replace(/[\s\p{Cc}]+/gu, ' ')
		.trim()
		.slice(0, longest)
		.toWellFormed();
