import { type StanceCounts, totalOf } from '../charts/positions.ts';
import { formatDate } from '../dates/format.ts';
import { countryName } from '../places.ts';
import type { Answer, Answers } from '../timeline/answers.ts';
import { type Clocks, clockWords, formatDays, wordsFor } from '../timeline/clocks.ts';
import { instruments, type Instrument, type Status, statuses } from '../vocabulary.ts';
import { plural, upperFirst } from '../plural.ts';
import { type Block, type Card, type Figure, type Step } from './card.ts';

interface Regulation {
	title: string;
	instrument: Instrument;
	jurisdiction: string;
	issuingBody: string;
	status: Status;
	clocks: Clocks;
	answers: Answers;
	stances: StanceCounts;
}

export function regulationCard(regulation: Regulation): Card {
	const { title, instrument, jurisdiction, issuingBody, clocks, stances } = regulation;
	const total = totalOf(stances);
	const figures: Figure[] = [
		{ value: statuses[regulation.status], label: 'where it stands' },
		...hiddenFigures(clocks),
		...(total ? [{ value: plural(total, 'statement'), label: 'on record' }] : [])
	];
	return {
		kind: `${instruments[instrument]}, ${countryName(jurisdiction)}`,
		headline: title,
		blocks: [
			{ is: 'figures', figures },
			...(total
				? [{ is: 'stances' as const, counts: stances }]
				: courseBlocks(regulation.answers, issuingBody))
		]
	};
}

function hiddenFigures(clocks: Clocks): Figure[] {
	const { hidden, missing } = clocks;
	const { figure, rest, range } = clockWords(clocks);
	if (figure) return [{ value: figure, label: range ? `${rest} (${range})` : rest }];
	if (hidden) {
		const value = upperFirst(formatDays(hidden).replace(/ before$/, ''));
		const label = hidden.most < 0 ? 'public before it was made' : 'the text was public';
		return [{ value, label }];
	}
	const isUnmade = missing === 'unmade' || missing === 'never';
	const label = isUnmade ? 'as a law' : 'the day its text was public';
	const words = missing === 'unrecorded' ? 'not on record' : wordsFor(missing);
	return missing === 'open' ? [] : [{ value: upperFirst(words), label }];
}

function courseBlocks(answers: Answers, issuingBody: string): Block[] {
	const { made, surfaced, latest, next } = answers;
	const steps = [made, surfaced, ...[latest, next].flatMap((each) => each ?? [])]
		.filter((each, place, all) => isFirst(each, place, all))
		.flatMap((answer): Step[] =>
			answer.date
				? [{ label: answer.label, date: formatDate(answer.date), span: spanOf(answer) }]
				: []
		);
	return steps.length
		? [
				{ is: 'course', steps },
				{ is: 'text', text: 'No statement about it is on record yet.', soft: true }
			]
		: [
				{ is: 'text', text: `Issued by ${issuingBody}.` },
				{ is: 'text', text: 'No statement and no dated event is on record yet.', soft: true }
			];
}

/** The latest event may be the making itself. */
const isFirst = ({ href, date }: Answer, place: number, all: Answer[]) =>
	!href || all.findIndex((other) => other.href === href && other.date === date) === place;

const spanOf = ({ span, date }: Answer) => (date ? span : undefined);
