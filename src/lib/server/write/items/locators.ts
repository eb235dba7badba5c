import type { Locator } from '../../../nouns/derive/rows.server.ts';

interface Cited {
	locators?: Locator[];
}

interface Claims extends Cited {
	sources?: string[];
	positions?: (Cited & { regulation: string })[];
	dates?: (Cited & { date: string; basis: string; sources?: string[] })[];
}

/** Adds the locators of an earlier version to citations that stay and have none. */
export function keepLocators<Item extends object>(item: Item, before: object = {}): Item {
	const { sources = [], positions, dates } = item as Claims;
	const old: Claims = before;
	return {
		...located(item, sources, [old]),
		...(positions && {
			positions: positions.map((position) => {
				const isIts = ({ regulation }: typeof position) => regulation === position.regulation;
				return located(position, sources, old.positions?.filter(isIts));
			})
		}),
		...(dates && {
			dates: dates.map((date, index) =>
				located(date, date.sources ?? [], datesBefore(dates, index, old.dates ?? []))
			)
		})
	};
}

function located<Row extends Cited>(row: Row, sources: string[], before: Cited[] = []): Row {
	const { locators: given, ...rest } = row;
	const all = [...before, { locators: given }].flatMap(({ locators = [] }) => locators);
	const at = new Map(all.map((locator) => [locator.article, locator]));
	const locators = sources.flatMap((article) => at.get(article) ?? []);
	return { ...rest, ...(locators.length && { locators }) } as Row;
}

type Dates = NonNullable<Claims['dates']>;

/**
 * The earlier versions of a date: equal dates, or else the date in the same place if it is nowhere else now. The last
 * one takes precedence.
 */
function datesBefore(now: Dates, index: number, before: Dates): Dates {
	const isSame = (one: Dates[number], other: Dates[number]) =>
		one.date === other.date && one.basis === other.basis;
	const same = before.filter((old) => isSame(old, now[index]!));
	const here = before[index];
	if (!here) return same;
	if (same.length) return same.includes(here) ? [...same, here] : same;
	return now.some((date) => isSame(date, here)) ? [] : [here];
}
