import { formatDate } from '../dates/format.ts';
import type { Comparison } from '../comparison.ts';
import type { StanceCounts } from '../charts/positions.ts';
import type { EventCard, StakeholderName } from '../record.ts';
import { clockSentence } from '../timeline/clocks.ts';
import { eventKinds, keysOf, stances as stanceWords } from '../vocabulary.ts';
import { cutAtWord } from './cut.ts';
import { plural } from '../plural.ts';
import { type Card, mostCardRows, partOrWhole, type Row, textIf } from './card.ts';
import { regulationNames } from '../cite/cite.ts';

/** The front page and all pages without a card of their own use this one. */
export const homeCard = (size: {
	regulations: number;
	stakeholders: number;
	statements: number;
	articles: number;
}): Card => ({
	kind: '',
	headline: 'The record of rules for the internet',
	blocks: [
		{
			is: 'text',
			text: 'What governments ruled, when the public learned of it, who said what, and what came of it. Every claim with its source.'
		},
		{
			is: 'figures',
			figures: [
				{ value: plural(size.regulations, 'law'), label: 'on record' },
				{ value: plural(size.statements, 'statement'), label: 'on these laws' },
				{ value: plural(size.articles, 'article'), label: 'about them' }
			]
		}
	]
});

/** Contains no number, because cached previews would show outdated ones. */
export const homeAlternative =
	'Rulewatch, the record of rules for the internet: what governments ruled, when the public learned of it, and who said what.';

export function comparisonCard(comparison: Comparison | undefined): Card {
	if (!comparison)
		return {
			kind: 'Comparison',
			headline: 'Compare laws',
			blocks: [
				{
					is: 'text',
					text: 'Up to four laws side by side: facts, days hidden, stances, demands, and who spoke on more than one.'
				}
			]
		};
	const { regulations, stances, statements } = comparison;
	return {
		kind: 'Comparison',
		headline: regulations.length === 1 ? 'One law, to be compared' : 'Laws compared',
		blocks: [
			{
				is: 'rows',
				rows: regulations.map(({ title, clocks }, place): Row => {
					const values = new Map(stances.map(({ key, numbers }) => [key, numbers[place]!.value]));
					const counts = Object.fromEntries(
						keysOf(stanceWords).map((stance) => [stance, values.get(stance) ?? 0])
					) as StanceCounts;
					const end = [
						(clocks.hidden ?? clocks.passage) && clockSentence(clocks),
						plural(statements[place]!.value, 'statement')
					];
					return {
						text: regulations.length > 2 ? narrowTitle(title) : title,
						end: end.filter(Boolean).join(' · '),
						counts
					};
				})
			}
		]
	};
}

/** Keeps the year, which tells versions of a law apart: «Removal and Blocking… 2021». */
function narrowTitle(title: string): string {
	const [year = ''] = / \d{4}$/.exec(title) ?? [];
	return title.length > 44
		? cutAtWord(title.slice(0, title.length - year.length), 38) + year
		: title;
}

export function comingCard(
	{ rows, total }: { rows: EventCard[]; total: number },
	narrowed: string
): Card {
	return {
		kind: partOrWhole(narrowed),
		headline: 'What comes',
		blocks: [
			{
				is: 'text',
				text: narrowed
					? `${narrowed}.`
					: 'Consultations, court dates, commencements that lie ahead.'
			},
			...(total
				? [
						{
							is: 'figures' as const,
							figures: [{ value: plural(total, 'date'), label: 'ahead or under way' }]
						},
						{ is: 'rows' as const, rows: rows.slice(0, mostCardRows).map(comingRow) }
					]
				: textIf(true, 'Nothing that lies ahead is on record.', true))
		]
	};
}

const comingRow = ({ kind, description, regulations, date }: EventCard): Row => ({
	text: `${eventKinds[kind]}: ${regulationNames(regulations) || description}`,
	end: formatDate(date, 'short')
});

export const correctionsCard = ({
	rows,
	total
}: {
	rows: { page: { title?: string }; made: string }[];
	total: number;
}): Card => ({
	kind: 'The record',
	headline: 'Corrections',
	blocks: [
		{
			is: 'text',
			text: 'What stood wrong in the record, what stands there now, and how to report a mistake.'
		},
		...(total
			? [
					{
						is: 'figures' as const,
						figures: [{ value: plural(total, 'correction'), label: 'made' }]
					},
					{
						is: 'rows' as const,
						rows: rows.slice(0, mostCardRows).map(({ page, made }) => ({
							text: page.title ?? 'A page that is gone',
							end: formatDate(made, 'short')
						}))
					}
				]
			: textIf(true, 'No mistake has been reported and put right yet.', true))
	]
});

interface Pairs {
	rows: { stakeholders: [StakeholderName, StakeholderName]; statements: number }[];
	total: number;
}

export const coalitionsCard = (
	pairs: Pairs,
	groups: { total: number },
	narrowed: string
): Card => ({
	kind: partOrWhole(narrowed),
	headline: 'Who stands with whom',
	blocks: [
		...textIf(narrowed !== '', `${narrowed}.`),
		{
			is: 'figures',
			figures: [
				{ value: plural(pairs.total, 'pair'), label: 'signed together' },
				{ value: plural(groups.total, 'group'), label: 'list members' }
			]
		},
		...(pairs.rows.length
			? [
					{
						is: 'rows' as const,
						rows: pairs.rows
							.slice(0, mostCardRows)
							.map(({ stakeholders: [one, other], statements }) => ({
								text: `${one.name} and ${other.name}`,
								end: plural(statements, 'statement')
							}))
					}
				]
			: textIf(true, 'No two names stand on the same statement yet.', true))
	]
});
