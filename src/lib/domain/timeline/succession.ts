import { type Dated, formatDate, machineDate } from '../dates/format.ts';
import { upperFirst } from '../plural.ts';

/** Splits rows by whether they certainly fall before or after a date; dates that may overlap are `meanwhile`. */
export function splitAround<Row extends Dated>(date: Dated, rows: Row[]) {
	return {
		before: rows.filter(({ latest }) => latest < date.earliest),
		meanwhile: rows.filter(
			({ earliest, latest }) => latest >= date.earliest && earliest <= date.latest
		),
		after: rows.filter(({ earliest }) => earliest > date.latest)
	};
}

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

/** Returns «listed on 17 February 2020», «listed in 2010». */
export function listedAt(asOf: string): string {
	return `listed ${machineDate(asOf)?.length === '2020-02-17'.length ? 'on' : 'in'} ${formatDate(asOf)}`;
}

interface Member {
	/** EDTF: the date of the list that names the member, or null. */
	asOf: string | null;
	asOfLatest: string | null;
	startDate: string | null;
	endDate: string | null;
	member: { name: string };
}

const byName = (one: Member, other: Member) => one.member.name.localeCompare(other.member.name);

/** Groups members by list, the latest first; then those with dates of their own; then the rest. */
export function rosters<Row extends Member>(members: Row[]): { title: string; rows: Row[] }[] {
	const listed = members
		.filter(({ asOf }) => asOf !== null)
		.toSorted((a, b) => (b.asOfLatest ?? '').localeCompare(a.asOfLatest ?? '') || byName(a, b));
	const others = members.filter(({ asOf }) => asOf === null).toSorted(byName);
	const isDated = ({ startDate, endDate }: Row) => startDate !== null || endDate !== null;
	return [
		...groupBy(listed, ({ asOf }) => asOf!).map(({ key, rows }) => ({
			title: upperFirst(listedAt(key)),
			rows
		})),
		{ title: 'With dates of their own', rows: others.filter(isDated) },
		{ title: 'No date on record', rows: others.filter((row) => !isDated(row)) }
	].filter(({ rows }) => rows.length);
}
