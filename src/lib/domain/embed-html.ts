import type { Embed } from './embeds.ts';

interface Frame {
	origin: string;
	/** The day of copying, `YYYY-MM-DD`. */
	asOf: string;
	width: '100%';
	height: number;
}

/** The frame also works without the script. */
export const snippet = (embed: Embed, frame: Frame) =>
	`${iframe(embed, frame)}\n${script(frame.origin)}`;

/** WordPress adds sandbox and secret itself (`wp_filter_oembed_result`) and strips scripts; on other sites ours runs. */
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

/** Uses no style attributes, which a site's policy may refuse. */
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
