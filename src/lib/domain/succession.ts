import { formatDate, machineDate } from './dates.ts';
import type { Dated } from './record.ts';

/** Rows by whether they surely fall before or after a date; where the spans of two dates meet, no order is claimed. */
export function around<Row extends Dated>(date: Dated, rows: Row[]) {
	return {
		before: rows.filter(({ latest }) => latest < date.earliest),
		meanwhile: rows.filter(
			({ earliest, latest }) => latest >= date.earliest && earliest <= date.latest
		),
		after: rows.filter(({ earliest }) => earliest > date.latest)
	};
}

/** Rows that share a key, under that key, in the order in which the keys first come. */
export function groupBy<Row>(
	rows: Row[],
	keyOf: (row: Row) => string
): { key: string; rows: Row[] }[] {
	const groups = new Map<string, Row[]>();
	for (const row of rows) {
		const group = groups.get(keyOf(row));
		if (group) group.push(row);
		else groups.set(keyOf(row), [row]);
	}
	return [...groups].map(([key, rows]) => ({ key, rows }));
}

/** Of a list of members with an EDTF date: «listed on 17 February 2020», «listed in 2010». */
export function listedAt(asOf: string): string {
	return `listed ${machineDate(asOf)?.length === '2020-02-17'.length ? 'on' : 'in'} ${formatDate(asOf)}`;
}
