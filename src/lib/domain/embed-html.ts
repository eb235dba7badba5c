import type { Embed } from './embeds.ts';

/** The HTML that shows an embed on another site. */

interface Frame {
	origin: string;
	/** The day it is handed out: `YYYY-MM-DD`. */
	asOf: string;
	width: '100%';
	height: number;
}

/** What is copied: a frame, and a script of ours that gives it the height of what it shows. The frame does without. */
export const snippet = (embed: Embed, frame: Frame) =>
	`${iframe(embed, frame)}\n${script(frame.origin)}`;

/**
 * What is handed out by oEmbed, in the form that WordPress gives its own embeds: it shows the quotation until the frame
 * has said its height. WordPress adds the sandbox and the secrets by itself (`wp_filter_oembed_result`), and lets no
 * script of others through; who puts it on a page as it is has frames whose links open, and ours.
 */
export function oembedHtml(embed: Embed, frame: Frame): string {
	const { origin } = frame;
	const link = element('a', { href: origin + embed.page }, escaped(embed.title));
	const quote = element('blockquote', { class: 'wp-embedded-content' }, link);
	return quote + iframe(embed, frame, { class: 'wp-embedded-content' }) + script(origin);
}

function iframe(embed: Embed, { origin, asOf, width, height }: Frame, more = {}): string {
	const src = new URL(embed.frame, origin);
	src.searchParams.set('as-of', asOf);
	return element('iframe', {
		...more,
		src: src.href,
		title: `${embed.title} · Rulewatch`,
		width,
		height,
		frameborder: 0,
		loading: 'lazy',
		referrerpolicy: 'no-referrer'
	});
}

const script = (origin: string) => `<script src="${origin}/embed.js" async></script>`;

/** Names no style that a site's policy refuses. */
function element(name: string, attributes: Record<string, string | number>, inside = ''): string {
	const written = Object.entries(attributes).map(
		([key, value]) => ` ${key}="${escaped(String(value))}"`
	);
	return `<${name}${written.join('')}>${inside}</${name}>`;
}

function escaped(text: string): string {
	return text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');
}
