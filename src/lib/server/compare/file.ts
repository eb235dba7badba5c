import { error } from '@sveltejs/kit';
import { clockSentence } from '../../domain/timeline/clocks.ts';
import { compareFilters, namedRegulations } from '../../domain/compare.ts';
import type { ComparedRegulation, Comparison, TallyRow } from '../../domain/comparison.ts';
import { countryName } from '../../domain/places.ts';
import { statusInWords } from '../../domain/status.ts';
import { eventKinds, instruments, stances as stanceWords } from '../../domain/vocabulary.ts';
import type { Cell, Column } from '../../nouns/derive/csv.ts';
import { csvOf } from '../outlets/csv.ts';
import { xlsxOf } from '../outlets/xlsx.ts';
import { knownFilters } from '../outlets/files/index.ts';
import { origin } from '../settings.ts';
import { comparisonOf } from './comparison.ts';
import { regulationsToCompare } from './regulations.ts';

interface Line {
	regulation: { slug: string; title: string };
	part: 'fact' | 'clock' | 'event' | 'statements' | 'stance' | 'demand' | 'voice';
	name: string;
	value?: Cell;
	share?: string;
	date?: string;
	days?: { least: number; most: number };
	href?: string;
}

const columns: Column<Line>[] = [
	['regulation', 'The law’s word in addresses.', ({ regulation }) => regulation.slug],
	['regulation_title', 'Its title.', ({ regulation }) => regulation.title],
	['part', 'fact, clock, event, statements, stance, demand or voice.', ({ part }) => part],
	['name', 'What the value is of.', ({ name }) => name],
	['value', 'A text, or how many statements are counted.', ({ value }) => value ?? null],
	[
		'share',
		'Of a stance: of the statements on the law with a stated stance. Of a demand: of all statements on it. Only where these are five or more.',
		({ share }) => share ?? null
	],
	['date', 'EDTF, as precise as the source: 2020-05 is a month.', ({ date }) => date ?? null],
	['days_least', 'Days after the law was made, at the least.', ({ days }) => days?.least ?? null],
	['days_most', 'The same at the most.', ({ days }) => days?.most ?? null],
	['url', 'Where this stands on Rulewatch.', ({ href }) => (href ? origin() + href : null)]
];

interface Asked {
	url: URL;
}

const whole = { speakers: Infinity, turns: Infinity, steps: Infinity };

/** @throws 400 if a law cannot be compared or none is named, because a file cannot say what it leaves out */
async function rowsOf({ url }: Asked) {
	const { regulations, leftOut } = await regulationsToCompare(
		namedRegulations(knownFilters(url, compareFilters).regulations)
	);
	if (leftOut.length) error(400, leftOut.map(({ name, said }) => `“${name}” ${said}`).join(' '));
	if (!regulations.length)
		error(400, 'Which laws? Their names go into “regulations”, commas between.');
	return all(await comparisonOf(regulations, whole));
}

export const comparisonCsv = async (asked: Asked) => csvOf(columns, await rowsOf(asked));

export async function comparisonXlsx(asked: Asked): Promise<AsyncGenerator<Uint8Array>> {
	// An empty comparison is refused before, so no message is needed.
	return xlsxOf({ name: 'Comparison', empty: '' }, columns, await rowsOf(asked));
}

// One batch is enough: four laws make a few hundred lines.
async function* all(comparison: Comparison) {
	yield comparison.regulations.flatMap((regulation, place) =>
		linesOf(comparison, regulation, place)
	);
}

function linesOf(
	{ answers, statements, stances, demands, course, speakers }: Comparison,
	regulation: ComparedRegulation,
	place: number
): Line[] {
	const { made, surfaced, reaction } = answers[place] ?? {};
	const { clocks } = regulation;
	const numbered = (part: Line['part'], rows: TallyRow[]): Line[] =>
		rows.map(({ label: name, numbers }) => ({ regulation, part, name, ...numbers[place]! }));
	const held = speakers.rows.flatMap(({ name, held }) =>
		(held[place]?.turns ?? []).map((turn) => ({ name, turn }))
	);
	const facts: [name: string, value: Cell][] = [
		['Country', countryName(regulation.jurisdiction)],
		['Instrument', instruments[regulation.instrument]],
		['Status', statusInWords(regulation.status, regulation.statusDetail)],
		['Issued by', regulation.issuingBody],
		['Reference number', regulation.referenceNumber]
	];
	const moments = [
		['Notified or approved', made, made?.label],
		['Leaked or published', surfaced, surfaced?.label],
		[
			'First reaction from outside the state',
			reaction,
			reaction?.names.map(({ name }) => name).join('; ')
		]
	] as const;
	return [
		...facts.map(([name, value]): Line => {
			return { regulation, part: 'fact', name, value, href: `/regulations/${regulation.slug}` };
		}),
		...moments.map(([name, at, words]): Line => {
			const value = at?.date ? words : (at?.missing ?? null);
			const href = at?.href ?? at?.names[0]?.href;
			return { regulation, part: 'clock', name, value, date: at?.date, href };
		}),
		{
			regulation,
			part: 'clock',
			name: 'Hidden',
			value: clockSentence(clocks),
			days: clocks.hidden
		},
		...course.rows.flatMap(({ days, steps }) =>
			steps[place]!.map(({ kind, description, date, id }): Line => ({
				regulation,
				part: 'event',
				name: eventKinds[kind],
				value: description,
				date,
				days,
				href: `/events/${id}`
			}))
		),
		{ regulation, part: 'statements', name: 'All statements', ...statements[place]! },
		...numbered('stance', stances),
		...numbered('demand', demands),
		...held.map(({ name, turn: { id, stance, date } }): Line => ({
			regulation,
			part: 'voice',
			name,
			value: stanceWords[stance],
			date,
			href: `/statements/${id}`
		}))
	];
}
