import { formatDate } from '../dates/format.ts';
import { type Count, eventKinds, shortWords } from '../vocabulary.ts';
import { type Chart, type ChartRow, drawable, type Marker } from './charts.ts';
import { plural } from '../plural.ts';
import { countMeanings } from './counts.ts';

export function regulationCaveats(
	key: 'stance' | 'reactions' | 'demands',
	{ rows }: Pick<Chart, 'rows'>,
	count: Count,
	{ markers, disputed: statements }: { markers: Marker[]; disputed: number }
): string[] {
	const isMeantOtherwise = count !== 'statements' && key !== 'demands';
	const disputed = markers
		.filter(({ isDisputed }) => isDisputed)
		.map(({ kind, date }) => `${eventKinds[kind]}, ${formatDate(date, 'short')}`);
	return [
		key === 'stance' || isMeantOtherwise ? countMeanings[count] : '',
		disputed.length
			? `Disputed: sources differ on the date of ${disputed.join('; ')}. The one that is preferred on record is marked.`
			: '',
		statements
			? `Disputed: sources differ on the date of ${plural(statements, 'statement')}. The one that is preferred on record is counted.`
			: '',
		...wordsBehind(rows.map(({ label }) => label))
	].filter(Boolean);
}

export function daysCaveats(
	key: 'hidden' | 'answered',
	{ rows, early = 0 }: Pick<Chart, 'rows' | 'early'>
): string[] {
	const disputed = drawable(rows).filter(({ isDisputed }) => isDisputed);
	return [
		early
			? `Not drawn: ${early === 1 ? '1 law' : `${early} laws`} ${before[key][early === 1 ? 0 : 1]}.`
			: '',
		disputed.length
			? `Disputed: sources differ on a date of ${disputed.map(({ label, short = label }) => short).join('; ')}. The one that is preferred on record is counted.`
			: ''
	].filter(Boolean);
}

const before = {
	hidden: [
		'whose text was public before it was notified or approved',
		'whose texts were public before they were notified or approved'
	],
	answered: [
		'to which somebody reacted before its text was public',
		'to which somebody reacted before their texts were public'
	]
};

/** Returns «PECA (Pakistan): Prevention of …». */
export function writtenOut(rows: Pick<ChartRow, 'label' | 'short'>[]): string[] {
	return rows.flatMap(({ label, short }) =>
		short && short !== label && isAcronym(short) ? `${short}: ${label}.` : []
	);
}

export const isAcronym = (text: string) => /\p{Lu}{2}/u.test(text);

export function longName(name: string, aliases: string[]): string | undefined {
	if (!isAcronym(name)) return undefined;
	return aliases
		.filter((alias) => alias.length > name.length && !isAcronym(alias))
		.sort((a, b) => b.length - a.length)[0];
}

const wordsBehind = (labels: string[]) =>
	Object.entries(shortWords).flatMap(([short, words]) =>
		labels.some((label) => label.split(' ').includes(short)) ? `${short}: ${words}.` : []
	);
