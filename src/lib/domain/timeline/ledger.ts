import { addDays, type Dated } from '../dates/format.ts';
import { attributedTo, type StatementCard } from '../record.ts';
import { channels, demands, keysOf, stances } from '../vocabulary.ts';
import { type HiddenStretch, isVeiled, type Moment } from './moments.ts';

export type Happening = Extract<Moment, { event: unknown }>;
export type Saying = Extract<Moment, { statement: unknown }>;

/** One day of a law, or one week of a law about which much was said. */
export interface LedgerRow extends Dated {
	state: Happening[];
	seen: Happening[];
	said: Saying[];
	/** The number of statements of a week, if they are told by week. */
	total?: number;
	/** So many later statements stand in no row. */
	skipped?: number;
	/** The text was hidden on this day. */
	isVeiled: boolean;
}

/** The first statement of a week, and the number of statements of that week. */
export interface Week {
	id: string;
	total: number;
	/** The number of statements of the weeks after it that are not told. */
	skipped?: number;
}

const mondayOf = (day: string) => addDays(day, -((new Date(day).getUTCDay() + 6) % 7));

/** The week of a date; a date that may lie in several weeks stays. */
function weekOf({ date, earliest, latest }: Dated): Dated {
	const monday = mondayOf(earliest);
	if (monday !== mondayOf(latest)) return { date, earliest, latest };
	const sunday = addDays(monday, 6);
	return { date: `${monday}/${sunday}`, earliest: monday, latest: sunday };
}

/** @param moments in the order of time @param weeks if statements are told by week */
export function ledgerOf(
	moments: Moment[],
	stretch: HiddenStretch | undefined,
	weeks?: Week[]
): LedgerRow[] {
	const byId = new Map(weeks?.map((week) => [week.id, week]));
	const rows = new Map<string, LedgerRow>();
	for (const moment of moments) {
		const isSaid = 'statement' in moment;
		const { date, earliest, latest } = weeks && isSaid ? weekOf(moment) : moment;
		const veiled = stretch !== undefined && isVeiled({ date, earliest, latest }, stretch);
		const row = rows.get(date) ?? {
			date,
			earliest,
			latest,
			isVeiled: veiled,
			state: [],
			seen: [],
			said: []
		};
		rows.set(date, row);
		if (isSaid) row.said.push(moment);
		else row[moment.lane === 'state' ? 'state' : 'seen'].push(moment);
		const week = byId.get(moment.id);
		row.total = week?.total ?? row.total;
		row.skipped = week?.skipped ?? row.skipped;
	}
	for (const { said } of rows.values()) said.sort((a, b) => order(a.shape) - order(b.shape));
	return [...rows.values()].sort(
		(a, b) => a.latest.localeCompare(b.latest) || a.earliest.localeCompare(b.earliest)
	);
}

const order = (shape: Saying['shape']) => keysOf(stances).indexOf(shape);

/** Returns «withdraw, consult»; without a demand `who` spoke, and where: «in an interview». */
export function gistOf(statement: StatementCard): { who?: string; words: string } {
	const asked = statement.demands.filter((demand) => demand !== 'other');
	if (asked.length) return { words: asked.map((each) => demands[each].toLowerCase()).join(', ') };
	const { speaker } = statement;
	const isOther = speaker && speaker.slug !== attributedTo(statement).slug;
	return { who: isOther ? speaker.name : undefined, words: placeOf(statement) };
}

function placeOf({ channel }: StatementCard): string {
	const word = channels[channel].toLowerCase();
	if (word.startsWith('in ')) return word;
	if (word.endsWith('s') && word !== 'analysis') return `in ${word}`;
	return `in ${/^[aeio]/.test(word) ? 'an' : 'a'} ${word}`;
}
