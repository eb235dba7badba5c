import { bibtexDate } from './dates.ts';
import type { Author } from './authors.ts';
import type { Citation, CslItem } from './citation.ts';

const entryTypes: Record<CslItem['type'], string> = {
	webpage: 'online',
	'article-newspaper': 'article',
	legislation: 'legislation',
	bill: 'legislation',
	regulation: 'legislation',
	report: 'report',
	graphic: 'artwork'
};

const commands: Record<string, string> = {
	'\\': '\\textbackslash{}',
	'{': '\\textbraceleft{}',
	'}': '\\textbraceright{}',
	'~': '\\textasciitilde{}',
	'^': '\\textasciicircum{}'
};

/** The entry suits biblatex and BibTeX. Braces become commands, because BibTeX counts escaped braces as well. */
export function bibtex({ item, date }: Citation): string {
	const container = item['container-title'];
	const isNews = item.type === 'article-newspaper';
	const { year, month, ...dated } = date === undefined ? {} : bibtexDate(date);
	const fields = {
		author: item.author?.map(nameOf).join(' and '),
		entrysubtype: isNews ? 'newspaper' : undefined,
		title: item.title && `{${escaped(item.title)}}`,
		// biblatex prints the organization of an online entry; reference managers take the booktitle as the site.
		[isNews ? 'journal' : 'organization']: container && escaped(container),
		booktitle: isNews ? undefined : container && escaped(container),
		publisher: item.publisher && escaped(item.publisher),
		type: item.genre && escaped(item.genre),
		...dated,
		year,
		month,
		url: item.URL && verbatim(item.URL),
		urldate: item.accessed['date-parts']?.[0]?.map(twoDigits).join('-'),
		langid: languages[item.language ?? ''],
		language: item.language,
		abstract: item.abstract && escaped(item.abstract),
		note: escaped(item.note)
	};
	const lines = Object.entries(fields).flatMap(([name, value]) =>
		value ? `\t${name} = {${value}},\n` : []
	);
	return `@${entryTypes[item.type]}{${item.id},\n${lines.join('')}}\n`;
}

const languages: Record<string, string> = {
	en: 'english',
	ur: 'urdu',
	de: 'german',
	it: 'italian',
	bn: 'bengali'
};

const nameOf = (author: Author) =>
	'literal' in author
		? `{${escaped(author.literal)}}`
		: `{${escaped(author.family)}}, {${escaped(author.given)}}`;

function escaped(text: string): string {
	return text.replaceAll(/[\\{}~^&%$#_]/g, (sign) => commands[sign] ?? `\\${sign}`);
}

/** URLs are read verbatim, so only signs that would end the field are encoded. */
function verbatim(url: string): string {
	return url.replaceAll(/[\\{}\s]/g, encodeURIComponent);
}

function twoDigits(number: number): string {
	return String(number).padStart(2, '0');
}
