import { fewestForShares, rowsBehind, shareOf } from './counts.ts';
import { keysOf, type Stance, stances, type TakenStance, takenStances } from '../vocabulary.ts';
import { plural } from '../plural.ts';

export type StanceCounts = Record<TakenStance, number> & { not_stated?: number };

export interface Piece {
	text: string;
	href?: string;
}

const verbs = {
	oppose: ['opposes it', 'oppose it'],
	concerned: ['is concerned', 'are concerned'],
	neutral: ['is neutral', 'are neutral'],
	mixed: ['is mixed', 'are mixed'],
	support: ['supports it', 'support it']
} as const satisfies Record<TakenStance, [one: string, many: string]>;

const verb = (stance: TakenStance, number: number) => verbs[stance][number === 1 ? 0 : 1];

export const stanceCounts = (some: Partial<Record<Stance, number>>) =>
	Object.fromEntries(keysOf(stances).map((stance) => [stance, some[stance] ?? 0])) as StanceCounts;

/** Counts only statements that take a stance: shares are of these. */
export const totalOf = (counts: StanceCounts) =>
	keysOf(takenStances).reduce((sum, stance) => sum + counts[stance], 0);

/** Returns «31 of 41 statements (76%) oppose it or are concerned; 6 support it, 4 are neutral.». */
export function positionsSentence(counts: StanceCounts, regulation: string): Piece[] {
	const total = totalOf(counts);
	const silent = counts.not_stated ?? 0;
	const behind = (number: number, stance?: Stance) =>
		rowsBehind(number, 'statements', { regulation, stance });
	const listed = (those: TakenStance[]) =>
		those
			.filter((stance) => counts[stance])
			.sort((a, b) => counts[b] - counts[a])
			.flatMap((stance, place) => [
				...(place ? [{ text: ', ' }] : []),
				{ text: counts[stance].toLocaleString('en'), href: behind(counts[stance], stance) },
				{ text: ` ${verb(stance, counts[stance])}` }
			]);
	const apart: Piece[] = silent
		? [
				{ text: silent.toLocaleString('en'), href: behind(silent, 'not_stated') },
				{
					text: ` ${total ? 'more ' : ''}${silent === 1 ? 'speaks' : 'speak'} of it without a stated stance.`
				}
			]
		: [];
	if (!total) return silent ? apart : [{ text: 'No statement about it is on record yet.' }];
	const all = {
		text: plural(total, 'statement'),
		// No filter selects all statements with a stance, but the page lists them.
		href: silent ? '#statements' : behind(total)
	};
	const end = silent ? [{ text: '. ' }, ...apart] : [{ text: '.' }];
	if (total < fewestForShares)
		return [
			all,
			{ text: ` ${total === 1 ? 'is' : 'are'} on record, too few for shares: ` },
			...listed(keysOf(takenStances)),
			...end
		];
	const against = counts.oppose + counts.concerned;
	const rest = listed(
		keysOf(takenStances).filter((each) => each !== 'oppose' && each !== 'concerned')
	);
	return [
		...(against === total
			? [{ text: 'All ' }]
			: [
					{ text: against.toLocaleString('en'), ...(against && { href: '#statements' }) },
					{ text: ' of ' }
				]),
		all,
		{
			text: `${against === total ? '' : ` (${shareOf(against, total, total)})`} ${verb('oppose', against)} or ${verb('concerned', against)}`
		},
		...(rest.length ? [{ text: '; ' }, ...rest] : []),
		...end
	];
}
