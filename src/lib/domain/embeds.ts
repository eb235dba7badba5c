import { chartAddress, type View } from './charts/views.ts';
import { statementTitle } from './cite/cite.ts';
import { compareAddress } from './compare.ts';
import { day, filterQuery, oneOf, type Reader, slug } from './filters.ts';
import { attributedTo, type Campaign, type Quotation, type StatementCard } from './record.ts';

/** What may stand in a frame on another site, with the height in pixels that shows most of it without scrolling. */
const heights = {
	...{ regulation: 520, timeline: 640, chart: 640, matrix: 640 },
	...{ statement: 400, comparison: 640, campaign: 480 }
} as const;

/** Embeds are made for a column of text; they go with narrower and wider ones. */
const usualWidth = 640;

/** The schemes that an embed can be held to; without one it follows the page around it. */
export const themes = { light: 'Light', dark: 'Dark' } as const;

export type Theme = keyof typeof themes;

/** What the address of an embed may choose besides what its page does. */
export const embedChoices = {
	theme: oneOf(themes),
	/** The day it was copied: what was corrected since then is told. */
	'as-of': day,
	/** The fragment of the one quotation that is shown of a statement. */
	quotation: slug
} satisfies Record<string, Reader>;

/** A page of ours in the form that other sites may frame. */
export interface Embed {
	kind: keyof typeof heights;
	/** What the frame is called, for who cannot see it. */
	title: string;
	/** The permanent address of what it shows, from the root. */
	page: string;
	/** The address of the page in the frame, from the root. */
	frame: string;
	/** The words of the quotation, where it is one. */
	words?: string;
	/** Whose words they are, where not those of the record. */
	author?: { name: string; page: string };
	/** The page's picture, 1200 × 630, from the root. */
	picture?: string;
}

interface Regulation {
	slug: string;
	title: string;
}

export function regulationEmbed({ slug, title }: Regulation): Embed {
	const page = `/regulations/${slug}`;
	return {
		kind: 'regulation',
		title,
		page,
		frame: `/embed${page}`,
		picture: `${page}/charts/stance.png`
	};
}

export function timelineEmbed({ slug, title }: Regulation): Embed {
	const page = `/regulations/${slug}`;
	return {
		kind: 'timeline',
		title: `Timeline: ${title}`,
		page: `${page}#timeline`,
		frame: `/embed${page}/timeline`
	};
}

export function chartEmbed(view: View): Embed {
	const page = chartAddress(view);
	return {
		kind: view.key === 'matrix' ? 'matrix' : 'chart',
		title: `${view.title}: ${view.about}`,
		page,
		frame: `/embed${page}`,
		picture: chartAddress(view, 'png')
	};
}

export function comparisonEmbed(regulations: (Regulation & { short: string })[]): Embed {
	const page = compareAddress(regulations);
	return {
		kind: 'comparison',
		title: `Compared: ${regulations.map(({ short }) => short).join(', ')}`,
		page,
		frame: `/embed${page}`
	};
}

export function campaignEmbed({ slug, title }: Pick<Campaign, 'slug' | 'title'>): Embed {
	const page = `/campaigns/${slug}`;
	return { kind: 'campaign', title, page, frame: `/embed${page}` };
}

export function statementEmbed(
	statement: StatementCard,
	quotation?: Pick<Quotation, 'fragment' | 'exact'>
): Embed {
	const page = `/statements/${statement.id}`;
	const stakeholder = attributedTo(statement);
	return {
		kind: 'statement',
		title: statementTitle(statement),
		page: quotation ? `${page}#${quotation.fragment}` : page,
		frame: `/embed${page}${filterQuery({ quotation: quotation?.fragment })}`,
		words: quotation?.exact,
		author: { name: stakeholder.name, page: `/stakeholders/${stakeholder.slug}` }
	};
}

/** The size of an embed within what is asked for at most. */
export function sizeOf({ kind }: Embed, most: { width?: number; height?: number } = {}) {
	return {
		width: Math.min(usualWidth, most.width ?? usualWidth),
		height: Math.min(heights[kind], most.height ?? heights[kind])
	};
}

interface Frame {
	origin: string;
	/** The day it is handed out: `YYYY-MM-DD`. */
	asOf: string;
	width: number | '100%';
	height: number;
}

/** The HTML that shows an embed on another site. It holds no script, and names no style that a site's policy refuses. */
export function iframe({ title, frame }: Embed, { origin, asOf, width, height }: Frame): string {
	const src = new URL(frame, origin);
	src.searchParams.set('as-of', asOf);
	const attributes = {
		src: src.href,
		title: `${title} · Rulewatch`,
		width,
		height,
		frameborder: 0,
		loading: 'lazy',
		referrerpolicy: 'no-referrer'
	};
	const written = Object.entries(attributes).map(
		([name, value]) => `${name}="${escaped(String(value))}"`
	);
	return `<iframe ${written.join(' ')}></iframe>`;
}

function escaped(text: string): string {
	return text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');
}
