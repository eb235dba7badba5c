import { directionOf } from '../../../domain/places.ts';
import type { SourceLink, Summary } from './summary.ts';

/** The summary of an item as lines of plain text. */
export function textOf({ text, quotations, facts, sources }: Summary): string {
	return [
		text,
		...quotations.map(({ exact, source }) => `“${exact}” — ${source.words}`),
		...facts,
		...sources.map(({ words, url }) => `Source: ${words}, ${url}`)
	]
		.filter(Boolean)
		.join('\n');
}

/** The same as HTML. Whatever stands in the record is text in it, never markup. */
export function htmlOf({ text, lang, quotations, facts, sources }: Summary): string {
	return [
		text && html`<p lang="${lang}" dir="${directionOf(lang)}">${text}</p>`,
		...quotations.map(
			({ exact, lang, source }) =>
				`<blockquote lang="${escaped(lang)}" dir="${directionOf(lang)}">${escaped(exact)}` +
				`</blockquote><p>${link(source)}</p>`
		),
		`<ul lang="en" dir="ltr">${facts.map((fact) => html`<li>${fact}</li>`).join('')}</ul>`,
		sources.length &&
			'<p lang="en" dir="ltr">Sources:</p>' +
				`<ul lang="en" dir="ltr">${sources.map((one) => `<li>${link(one)}</li>`).join('')}</ul>`
	]
		.filter(Boolean)
		.join('\n');
}

/** A source as a link; its headline keeps its language and its direction. */
export function link({ words, url, headline }: SourceLink): string {
	if (!headline || headline.lang === 'en') return html`<a href="${url}">${words}</a>`;
	const { text, lang } = headline;
	const said = `<bdi lang="${escaped(lang)}" dir="${directionOf(lang)}">${escaped(text)}</bdi>`;
	return `<a href="${escaped(url)}">“${said}”${escaped(words.slice(text.length + 2))}</a>`;
}

const marks: Record<string, string> = {
	...{ '&': '&amp;', '<': '&lt;', '>': '&gt;' },
	...{ '"': '&quot;', "'": '&#39;' }
};

export const escaped = (text: string) => text.replace(/[&<>"']/g, (mark) => marks[mark]!);

/** A template whose values are made text. */
function html(parts: TemplateStringsArray, ...values: string[]): string {
	return String.raw({ raw: parts }, ...values.map(escaped));
}
