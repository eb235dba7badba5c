import { chartAddress, type View } from './charts/views.ts';
import { regulationNames, statementTitle } from './cite/cite.ts';
import { compareAddress } from './compare.ts';
import { formatDate } from './dates/format.ts';
import { day, filterQuery, type Listing, oneOf, type Reader, slug } from './filters.ts';
import {
	nameOf,
	type NameWith,
	namesWith,
	type Noun,
	nounOf,
	nounWords,
	type slugged
} from './nouns.ts';
import { pageTitle } from './pages.ts';
import { attributedTo, type EventCard, type Quotation, type StatementCard } from './record.ts';
import { eventKinds } from './vocabulary.ts';

/** In pixels, for frames without our script. */
const heights: Partial<Record<Noun, number>> = {
	regulation: 520,
	statement: 400,
	event: 320,
	article: 400,
	topic: 560
};

export const embedKinds = {
	...(Object.fromEntries(
		Object.values(nounOf).map((noun) => [
			noun,
			{ offer: `Embed this ${nounWords[noun]}`, height: heights[noun] ?? 480 }
		])
	) as Record<Noun, { offer: string; height: number }>),
	timeline: { offer: 'Embed its timeline, in short', height: 640 },
	'whole timeline': { offer: 'Embed its timeline with all entries', height: 900 },
	chart: { offer: 'Embed this chart', height: 640 },
	matrix: { offer: 'Embed this chart', height: 640 },
	comparison: { offer: 'Embed this comparison', height: 640 },
	list: { offer: 'Embed this list', height: 640 }
};

/** Embeds fit a column of text but adapt to other widths. */
const usualWidth = 640;

/** Without a theme an embed follows the page around it. */
export const themes = { light: 'Light', dark: 'Dark' } as const;

export type Theme = keyof typeof themes;

export const embedChoices = {
	theme: oneOf(themes),
	/** The day of copying, so that the embed shows later corrections. */
	'as-of': day,
	quotation: slug
} satisfies Record<string, Reader>;

export const timelineChoices = { ...embedChoices, entries: oneOf({ all: 'All entries' }) };

export interface Embed {
	kind: keyof typeof embedKinds;
	/** The frame's accessible name. */
	title: string;
	page: string;
	/** The path of the framed page. */
	frame: string;
	words?: string;
	/** Only if the words are not ours. */
	author?: { name: string; page: string };
	/** 1200 × 630. */
	picture: string;
}

/** The card belongs to the path and keeps the query. */
function cardOf(page: string): string {
	const [path, ...query] = page.split('#', 1)[0]!.split('?');
	return [`${path}/card.png`, ...query].join('?');
}

const embed = (kind: Embed['kind'], title: string, page: string, more: Partial<Embed> = {}) => ({
	kind,
	title,
	page,
	frame: `/embed${page}`,
	picture: cardOf(page),
	...more
});

interface Named {
	slug: string;
	title: string;
}

export const itemEmbed = (noun: (typeof slugged)[number], title: string, slug: string): Embed =>
	embed(noun, title, `/${nameOf[noun]}/${slug}`);

export const regulationEmbed = ({ slug, title }: Named): Embed =>
	itemEmbed('regulation', title, slug);

export function timelineEmbed(
	{ slug, title }: Named,
	whole = false,
	{ chosen = {}, facets = {} }: { chosen?: Chosen; facets?: Facets } = {}
): Embed {
	const law = `/regulations/${slug}`;
	const query = filterQuery(chosen);
	if (query)
		return embed(
			'whole timeline',
			`Timeline: ${title} (${labelsOf(chosen, facets).join(', ')})`,
			`${law}/timeline${query}`,
			{ picture: cardOf(law) }
		);
	const [kind, page] = whole
		? (['whole timeline', `${law}/timeline`] as const)
		: (['timeline', `${law}#timeline`] as const);
	return embed(kind, `Timeline: ${title}`, page, {
		frame: `/embed${law}/timeline${filterQuery({ entries: whole ? 'all' : undefined })}`,
		picture: cardOf(law)
	});
}

export const chartEmbed = (view: View): Embed =>
	embed(
		view.key === 'matrix' ? 'matrix' : 'chart',
		`${view.title}: ${view.about}`,
		chartAddress(view)
	);

export const comparisonEmbed = (regulations: (Named & { short: string })[]): Embed =>
	embed(
		'comparison',
		`Compared: ${regulations.map(({ short }) => short).join(', ')}`,
		compareAddress(regulations)
	);

/** Returns «Leak, 12 February 2020: Citizens Protection (Against Online Harm) Rules, 2020». */
export function eventEmbed({ id, kind, date, regulations }: EventCard): Embed {
	const on = regulations.length ? `: ${regulationNames(regulations)}` : '';
	return embed('event', `${eventKinds[kind]}, ${formatDate(date)}${on}`, `/events/${id}`);
}

export const framedLists = namesWith('frame');

export type FramedList = NameWith<'frame'>;

export const isFramedList = (text: string): text is FramedList =>
	(framedLists as readonly string[]).includes(text);

export const listAddress = (list: FramedList, chosen: Record<string, string | undefined>) =>
	`/${list}${filterQuery(chosen)}`;

type Chosen = Record<string, string | undefined>;
type Facets = Listing<unknown>['facets'];

export const labelsOf = (chosen: Chosen, facets: Facets) =>
	Object.entries(chosen).map(([name, value]) => {
		if (name === 'q') return `“${value}”`;
		return facets[name]?.find((option) => option.value === value)?.label ?? value;
	});

/** Returns «Statements: Oppose, Pakistan». */
export function listEmbed(
	list: FramedList,
	chosen: Chosen,
	{ facets }: Pick<Listing<unknown>, 'facets'>
): Embed {
	const { sort: _, ...filters } = chosen;
	const labels = labelsOf(filters, facets);
	const title = pageTitle(`/${list}`)!;
	const which = labels.length ? `${title}: ${labels.join(', ')}` : title;
	return embed('list', which, listAddress(list, chosen));
}

export function statementEmbed(
	statement: StatementCard,
	quotation?: Pick<Quotation, 'fragment' | 'exact'>
): Embed {
	const page = `/statements/${statement.id}`;
	const { name, slug } = attributedTo(statement);
	const whole = quotation ? `${page}#${quotation.fragment}` : page;
	return embed('statement', statementTitle(statement), whole, {
		frame: `/embed${page}${filterQuery({ quotation: quotation?.fragment })}`,
		words: quotation?.exact,
		author: { name, page: `/stakeholders/${slug}` }
	});
}

export function sizeOf({ kind }: Embed, most: { width?: number; height?: number } = {}) {
	const { height } = embedKinds[kind];
	return {
		width: Math.min(usualWidth, most.width ?? usualWidth),
		height: Math.min(height, most.height ?? height)
	};
}
