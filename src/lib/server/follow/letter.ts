import { directionOf } from '../../domain/places.ts';
import { colour, darkColours, lightColours } from '../charts/drawings/palette.ts';
import type { Letter } from '../jobs/mail.ts';
import { escapeHtml, sourceLinkHtml, type SourceLink } from '../outlets/summaries/index.ts';
import { letterSignature } from '../settings.ts';

/** Blocks hold plain text, which is escaped in HTML. */
export type Block =
	| { p: string; lang?: string }
	| { heading: string; url?: string; title?: { text: string; lang: string } }
	| { small: string }
	| { quote: string; lang: string; source: SourceLink }
	| { source: SourceLink }
	| { list: string[] }
	| { rule: true }
	| { link: string; words: string; isMain?: boolean };

/** Writes a letter as text and HTML, without pictures, in the reader's light or dark mode. */
export function letterOf(
	subject: string,
	blocks: Block[],
	headers?: Record<string, string>
): Letter {
	const all: Block[] = [...blocks, ...letterSignature().map((small) => ({ small }))];
	return {
		subject,
		text: `${all.map(textOf).join('\n\n')}\n`,
		html: page(subject, all.map(htmlOf).join('\n')),
		...(headers && { headers })
	};
}

function textOf(block: Block): string {
	if ('p' in block) return block.p;
	if ('heading' in block)
		return ['='.repeat(60), block.heading + (block.title?.text ?? ''), block.url]
			.filter(Boolean)
			.join('\n');
	if ('small' in block) return block.small;
	if ('quote' in block) return `“${block.quote}”\n— ${block.source.words}, ${block.source.url}`;
	if ('source' in block) return `Source: ${block.source.words}:\n${block.source.url}`;
	if ('list' in block) return block.list.map((line) => `- ${line}`).join('\n');
	if ('rule' in block) return '='.repeat(60);
	return `${block.words}:\n${block.link}`;
}

function htmlOf(block: Block): string {
	if ('p' in block) return `<p${langOf(block.lang)}>${escapeHtml(block.p)}</p>`;
	if ('heading' in block)
		return `<h2>${linked(block.url, escapeHtml(block.heading) + titleOf(block.title))}</h2>`;
	if ('small' in block) return `<p class="small">${escapeHtml(block.small)}</p>`;
	if ('quote' in block)
		return (
			`<blockquote${langOf(block.lang)}>“${escapeHtml(block.quote)}”</blockquote>` +
			`<p class="small">${sourceLinkHtml(block.source)}</p>`
		);
	if ('source' in block) return `<p class="small">Source: ${sourceLinkHtml(block.source)}</p>`;
	if ('list' in block)
		return `<ul>${block.list.map((line) => `<li>${escapeHtml(line)}</li>`).join('')}</ul>`;
	if ('rule' in block) return '<hr>';
	return `<p>${anchor(block.link, block.words, block.isMain && 'main')}</p>`;
}

/** The title keeps its language among English words. */
const titleOf = (title?: { text: string; lang: string }) =>
	title && title.lang !== 'en'
		? `<bdi${langOf(title.lang)}>${escapeHtml(title.text)}</bdi>`
		: escapeHtml(title?.text ?? '');

const langOf = (lang?: string) =>
	lang ? ` lang="${escapeHtml(lang)}" dir="${directionOf(lang)}"` : '';
const anchor = (url: string, words: string, name?: string | false) =>
	`<a${name ? ` class="${name}"` : ''} href="${escapeHtml(url)}">${escapeHtml(words)}</a>`;
const linked = (url: string | undefined, html: string) =>
	url ? `<a href="${escapeHtml(url)}">${html}</a>` : html;

/** With values instead of custom properties, which some mail programs do not know. */
const coloursOf = (scheme: ReadonlyMap<string, string>) => `
body { background: ${scheme.get('--paper')}; color: ${scheme.get('--ink')}; }
a { color: ${scheme.get('--link')}; }
.small { color: ${scheme.get('--soft')}; }
.main { background: ${scheme.get('--ink')}; color: ${scheme.get('--paper')}; }
`;

const page = (title: string, body: string) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<style>
:root { color-scheme: light dark; }
body { margin: 0 auto; padding: 1rem; max-width: 36rem; font: ${colour('t-m')}/1.45 ${colour('sans')}; overflow-wrap: anywhere; }
h2, blockquote { font-family: ${colour('serif')}; font-size: ${colour('t-l')}; line-height: 1.32; }
h2 { margin: 1.75rem 0 0.25rem; }
h2 a, .small a { color: inherit; }
h2 a { text-decoration: none; }
p, ul { margin: 0.4rem 0; }
blockquote { margin: 0.6rem 0; padding-inline-start: 0.8rem; border-inline-start: 3px solid; }
.small { font-size: ${colour('t-s')}; }
.main { display: inline-block; padding: 0.6rem 1.1rem; border-radius: 3px; font-weight: 600; text-decoration: none; }
${coloursOf(lightColours)}@media (prefers-color-scheme: dark) {${coloursOf(darkColours)}}
</style>
</head>
<body>
${body}
</body>
</html>
`;
