import { directionOf } from '../../../domain/places.ts';
import type { SourceLink, Summary } from './parts.ts';

export function summaryText({ text, quotations, facts, sources }: Summary): string {
	return [
		text,
		...quotations.map(({ exact, source }) => `“${exact}” — ${source.words}`),
		...facts,
		...sources.map(({ words, url }) => `Source: ${words}, ${url}`)
	]
		.filter(Boolean)
		.join('\n');
}

/** Escapes all text of the record, so that none of it becomes markup. */
export function summaryHtml({ text, lang, quotations, facts, sources }: Summary): string {
	return [
		text && html`<p lang="${lang}" dir="${directionOf(lang)}">${text}</p>`,
		...quotations.map(
			({ exact, lang, source }) =>
				`<blockquote lang="${escapeHtml(lang)}" dir="${directionOf(lang)}">${escapeHtml(exact)}` +
				`</blockquote><p>${sourceLinkHtml(source)}</p>`
		),
		`<ul lang="en" dir="ltr">${facts.map((fact) => html`<li>${fact}</li>`).join('')}</ul>`,
		sources.length &&
			'<p lang="en" dir="ltr">Sources:</p>' +
				`<ul lang="en" dir="ltr">${sources.map((one) => `<li>${sourceLinkHtml(one)}</li>`).join('')}</ul>`
	]
		.filter(Boolean)
		.join('\n');
}

/** The headline in the link keeps its language and direction. */
export function sourceLinkHtml({ words, url, headline }: SourceLink): string {
	if (!headline || headline.lang === 'en') return html`<a href="${url}">${words}</a>`;
	const { text, lang } = headline;
	const said = `<bdi lang="${escapeHtml(lang)}" dir="${directionOf(lang)}">${escapeHtml(text)}</bdi>`;
	return `<a href="${escapeHtml(url)}">“${said}”${escapeHtml(words.slice(text.length + 2))}</a>`;
}

const marks: Record<string, string> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;'
};

export const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (mark) => marks[mark]!);

function html(parts: TemplateStringsArray, ...values: string[]): string {
	return String.raw({ raw: parts }, ...values.map(escapeHtml));
}
