import { formatDate } from './dates/format.ts';
import type { Noun } from './nouns.ts';
import { eventKinds, type PublicationState } from './vocabulary.ts';

export interface Named {
	name: string;
	/** The public page, else the desk page; missing if the reader may not see it. */
	href?: string;
	state: PublicationState;
	/** An article's original page. */
	url?: string;
}

/** By noun and id. */
export type Names = Partial<Record<Noun, Record<string, Named>>>;

type Fields = Record<string, unknown>;

const longestTitle = 90;

export function titleOf(noun: Noun, item: object, names: Names): string {
	const fields = item as Fields;
	const text = (field: string) => String(fields[field] ?? '');
	const stakeholder = (field: string) =>
		names.stakeholder?.[text(field)]?.name ?? (text(field) || 'Nobody');
	const titles: Partial<Record<Noun, () => string>> = {
		article: () => articleTitle(fields),
		membership: () => `${stakeholder('member')} in ${stakeholder('group')}`,
		event: () => `${eventKinds[text('kind') as keyof typeof eventKinds]}: ${text('description')}`,
		statement: () =>
			`${stakeholder(fields.organisation === undefined ? 'speaker' : 'organisation')}: ${text('summary')}`
	};
	return shortened(titles[noun]?.() ?? (text('title') || text('name')));
}

/** Uses the headline only if the page shows it. */
function articleTitle({ headline, headlineBasis, outlet, url, published }: Fields): string {
	if (headline && headlineBasis === 'page') return String(headline);
	const rest = url ?? (published ? formatDate(String(published)) : undefined);
	return rest === undefined ? String(outlet) : `${outlet}, ${rest}`;
}

function shortened(text: string): string {
	const line = text.replaceAll(/\s+/g, ' ').trim();
	if (line.length <= longestTitle) return line;
	const cut = line.slice(0, longestTitle).replace(/[\uD800-\uDBFF]$/, '');
	const end = cut.lastIndexOf(' ');
	return `${end > longestTitle / 2 ? cut.slice(0, end) : cut}…`;
}
