import type { CollectedItem } from '../../domain/collected.ts';
import { collectionFilters } from '../../domain/collection.ts';
import { attributedTo, type Source } from '../../domain/record.ts';
import {
	demands,
	eventKinds,
	sourceTypes,
	stakeholderKinds,
	stances,
	statuses
} from '../../domain/vocabulary.ts';
import type { Column } from '../../nouns/derive/csv.ts';
import { inCell } from '../../nouns/shared-fields.ts';
import { csvOf } from '../outlets/csv.ts';
import { xlsxOf } from '../outlets/xlsx.ts';
import { knownFilters } from '../outlets/files/index.ts';
import { origin } from '../settings.ts';
import { requireCollection } from './collected.ts';

interface Line {
	date?: string;
	who?: string[];
	says: string;
	stance?: string[];
	asks?: string[];
	quotations?: string[];
	regulations: string[];
	sources?: Source[];
}

function lineOf(item: CollectedItem): Line {
	if (item.kind === 'statement') {
		const { statement } = item;
		const { speaker, signatories, quotations, positions, sources } = statement;
		const names = [attributedTo(statement), ...(speaker ? [speaker] : []), ...signatories];
		return {
			date: statement.date,
			who: [...new Set(names.map(({ name }) => name))],
			says: statement.summary,
			stance: positions.map(({ stance }) => stances[stance]),
			asks: statement.demands.map((demand) => demands[demand]),
			quotations: quotations.map(({ exact }) => exact),
			regulations: positions.map(({ regulation }) => regulation.title),
			sources: [...new Set([...quotations.map(({ source }) => source), ...sources])]
		};
	}
	if (item.kind === 'event') {
		const { kind, date, description, actors, regulations, sources } = item.event;
		return {
			date,
			who: actors.map(({ name }) => name),
			says: `${eventKinds[kind]}: ${description}`,
			regulations: regulations.map(({ title }) => title),
			sources
		};
	}
	if (item.kind === 'law') {
		const { title, status, clocks } = item.regulation;
		return { date: clocks.made?.date, says: statuses[status], regulations: [title] };
	}
	if (item.kind === 'article') {
		const { published, sourceType } = item.article;
		const says = sourceTypes[sourceType];
		return { date: published ?? undefined, says, regulations: [], sources: [item.article] };
	}
	if (item.kind === 'stakeholder')
		return { says: stakeholderKinds[item.stakeholder.kind], regulations: [] };
	if (item.kind === 'campaign') {
		const { startDate, participants, summary, regulations, sources } = item.campaign;
		return {
			date: startDate,
			who: participants.map(({ stakeholder }) => stakeholder.name),
			says: summary,
			asks: item.campaign.demands.map(({ demand }) => demands[demand]),
			regulations: regulations.map(({ title }) => title),
			sources
		};
	}
	const { regulation } = item.chart;
	return { says: item.name, regulations: regulation ? [regulation.title] : [] };
}

interface Asked {
	url: URL;
}

const columns: Column<{ item: CollectedItem; line: Line }>[] = [
	[
		'kind',
		'statement, event, law, chart, article, stakeholder or campaign.',
		({ item }) => item.kind
	],
	['name', 'What it is called here.', ({ item }) => item.name],
	['url', 'The permanent address on Rulewatch.', ({ item }) => origin() + item.path],
	[
		'date',
		'EDTF; of a law when it was made, of a campaign when it began.',
		({ line }) => line.date ?? null
	],
	['who', 'Who spoke, signed or acted.', ({ line }) => inCell(line.who ?? [])],
	[
		'says',
		'What was said or happened; of a law its status, of an article or a stakeholder its kind.',
		({ line }) => line.says
	],
	['stance', 'On each of the laws, in their order.', ({ line }) => inCell(line.stance ?? [])],
	['asks', 'What a statement asks for.', ({ line }) => inCell(line.asks ?? [])],
	['quotations', 'The words as they were printed.', ({ line }) => inCell(line.quotations ?? [])],
	['laws', 'Titles.', ({ line }) => inCell(line.regulations)],
	[
		'sources',
		'The pages that prove it.',
		({ line }) => inCell(line.sources?.map(({ url }) => url) ?? [])
	]
];

/** Notes are missing, because only their writer's browser has them. @throws 400 as `requireCollection` */
async function rowsOf({ url }: Asked) {
	return batch(await requireCollection(knownFilters(url, collectionFilters).items));
}

export const collectionCsv = async (asked: Asked) => csvOf(columns, await rowsOf(asked));

export async function collectionXlsx(asked: Asked): Promise<AsyncGenerator<Uint8Array>> {
	return xlsxOf({ name: 'Collection', empty: 'Nothing is in it.' }, columns, await rowsOf(asked));
}

// One batch is enough for a hundred lines at most.
async function* batch(items: CollectedItem[]) {
	yield items.map((item) => ({ item, line: lineOf(item) }));
}
