import { statementTitle } from '../cite/cite.ts';
import type { StanceCounts } from '../charts/positions.ts';
import { formatDate } from '../dates/format.ts';
import type { Listing } from '../filters.ts';
import type { ListName } from '../files.ts';
import { aboutOf, nounOf, nounWords } from '../nouns.ts';
import { pageTitle } from '../pages.ts';
import {
	type Campaign,
	type EventCard,
	type RegulationRow,
	type Source,
	type StatementCard,
	type TitledRow
} from '../record.ts';
import { clockSentence } from '../timeline/clocks.ts';
import { eventKinds, keysOf, stances, statuses } from '../vocabulary.ts';
import { articleRow } from './article.ts';
import { plural } from '../plural.ts';
import { type Block, type Card, mostCardRows, partOrWhole, type Row } from './card.ts';
import { narrowedTitle, narrowedTo } from './narrowed.ts';

interface Listed<Item> {
	holds: string;
	rowOf: (item: Item) => Row;
}

interface Rows {
	regulations: RegulationRow;
	stakeholders: { name: string; statements: number };
	statements: StatementCard;
	articles: Source;
	events: EventCard;
	campaigns: Campaign;
}

type RowIn<Name extends ListName> = Name extends keyof Rows
	? Rows[Name]
	: Pick<TitledRow, 'title' | 'date'>;

const lists: { [Name in keyof Rows]: Listed<Rows[Name]> } = {
	regulations: {
		holds: 'Where they stand, how long they were hidden, and who spoke.',
		rowOf: ({ title, status, clocks }) => ({
			text: title,
			end: [statuses[status], clocks.hidden && clocks.hidden.most > 0 && clockSentence(clocks)]
				.filter(Boolean)
				.join(' · ')
		})
	},
	stakeholders: {
		holds: 'Organisations, coalitions and people, and where they stand.',
		rowOf: ({ name, statements }) => ({ text: name, end: plural(statements, 'statement') })
	},
	statements: {
		holds: 'What organisations and people said about laws for the internet.',
		rowOf: (statement) => ({
			text: statementTitle(statement),
			end: formatDate(statement.date, 'short')
		})
	},
	articles: { holds: 'The published pages that the record rests on.', rowOf: articleRow },
	events: {
		holds: 'Drafts, leaks, notifications, court orders: each dated and sourced.',
		rowOf: ({ kind, description, date }) => ({
			text: `${eventKinds[kind]}: ${description}`,
			end: formatDate(date, 'short')
		})
	},
	campaigns: {
		holds: 'Who joined, what they asked for, and what came of it.',
		rowOf: ({ title, startDate }) => ({ text: title, end: formatDate(startDate, 'short') })
	}
};

const titledList = (name: ListName): Listed<Pick<TitledRow, 'title' | 'date'>> => ({
	holds: aboutOf(name),
	rowOf: ({ title, date }) => ({ text: title, end: formatDate(date, 'short') })
});

type Chosen = Record<string, string | undefined>;

/** Returns «Statements on record (Stance: Oppose)». */
export const listTitle = (
	name: ListName,
	{ facets, partner }: Pick<Listing<unknown>, 'facets'> & { partner?: string },
	chosen: Chosen
) =>
	narrowedTitle(
		`${pageTitle(`/${name}`)} on record`,
		narrowedTo(chosen, facets, { with: partner })
	);

export function listCard<Name extends ListName>(
	name: Name,
	list: Pick<Listing<RowIn<Name>>, 'rows' | 'total' | 'facets'> & { partner?: string },
	chosen: Chosen
): Card {
	const { holds, rowOf } = (lists[name as keyof Rows] ?? titledList(name)) as Listed<RowIn<Name>>;
	const narrowed = narrowedTo(chosen, list.facets, { with: list.partner });
	const counts = name === 'statements' && !chosen.stance ? countsIn(list.facets) : undefined;
	return {
		kind: partOrWhole(narrowed),
		headline: `${plural(list.total, nounWords[nounOf[name]])} on record`,
		blocks: [
			{ is: 'text', text: narrowed ? `${narrowed}.` : holds },
			...(counts
				? [{ is: 'stances' as const, counts }]
				: firstRows(list.rows.slice(0, mostCardRows).map(rowOf)))
		]
	};
}

const firstRows = (rows: Row[]): Block[] => (rows.length ? [{ is: 'rows', rows }] : []);

function countsIn({ stance = [] }: Listing<unknown>['facets']): StanceCounts | undefined {
	if (!stance.length) return undefined;
	const counts = new Map(stance.map(({ value, count }) => [value, count]));
	return Object.fromEntries(
		keysOf(stances).map((key) => [key, counts.get(key) ?? 0])
	) as StanceCounts;
}
