import { risDate, risYear } from './dates.ts';
import type { Author } from './authors.ts';
import type { Citation, CslItem } from './citation.ts';

const types: Record<CslItem['type'], string> = {
	webpage: 'ELEC',
	'article-newspaper': 'NEWS',
	legislation: 'STAT',
	bill: 'BILL',
	regulation: 'STAT',
	report: 'RPRT',
	graphic: 'ART'
};

/** A record of RIS: one line a value, none of which has a break in it. */
export function ris({ item, date, accessed }: Citation): string {
	const type = types[item.type];
	const read = risDate(accessed);
	const lines: [tag: string, value: string | undefined][] = [
		['TY', type],
		['ID', item.id],
		['TI', item.title],
		...(item.author ?? []).map((author): [string, string] => ['AU', nameOf(author)]),
		['T2', item['container-title']],
		['PB', item.publisher],
		['DA', date && risDate(date)],
		['PY', date && risYear(date)],
		['M3', item.genre],
		['LA', item.language],
		['UR', item.URL],
		['Y2', read],
		// EndNote has the day of access of a web page here.
		['M1', type === 'ELEC' ? read : undefined],
		['AV', item.archive_location],
		['AB', item.abstract],
		['N1', item.note]
	];
	return (
		lines.flatMap(([tag, value]) => (value ? `${tag}  - ${value}\r\n` : [])).join('') + 'ER  - \r\n'
	);
}

/**
 * RIS parts a name at its comma, and its readers at spaces where there is none. What stands whole ends with a comma
 * therefore, and has neither within: a sign that looks like it, and spaces that do not break.
 */
const nameOf = (author: Author) =>
	'literal' in author
		? `${author.literal.replaceAll(',', '‚').replaceAll(' ', '\u00A0')},`
		: `${author.family}, ${author.given}`;
