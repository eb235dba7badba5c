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

/** RIS holds one value a line, so no value may contain a line break. */
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
		// EndNote reads a web page's day of access here.
		['M1', type === 'ELEC' ? read : undefined],
		['AV', item.archive_location],
		['AB', item.abstract],
		['N1', item.note]
	];
	return (
		lines.flatMap(([tag, value]) => (value ? `${tag}  - ${value}\r\n` : [])).join('') + 'ER  - \r\n'
	);
}

/** Readers split names at commas or spaces. A comma at the end prevents both, if none stands inside. */
const nameOf = (author: Author) =>
	'literal' in author
		? `${author.literal.replaceAll(',', '‚').replaceAll(' ', '\u00A0')},`
		: `${author.family}, ${author.given}`;
