import { risDate, risYear } from './dates.ts';
import type { Citation, CslItem } from './citation.ts';

const types: Record<CslItem['type'], string> = {
	webpage: 'ELEC',
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
		...(item.author ?? []).map(({ literal }): [string, string] => ['AU', literal]),
		['T2', item['container-title']],
		['PB', item.publisher],
		['DA', date && risDate(date)],
		['PY', date && risYear(date)],
		['M3', item.genre],
		[type === 'STAT' ? 'NV' : 'M1', item.number],
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
