/**
 * A citation describes one page: statements and events are cited from the page that quotes or reports them, as style guides
 * ask («quoted in»). Only a primary source is cited as the work of whoever issued it. Dates are never more exact than on
 * record.
 */

import { byline, organisation, person } from './authors.ts';
import { type Citation, makeCitation, type Cited, type CslItem, type Reading } from './citation.ts';
import type { Caption } from '../charts/views.ts';
import { onRegulations, statementTitle } from './cite.ts';
import type { Clocks } from '../timeline/clocks.ts';
import { formatDate } from '../dates/format.ts';
import { nameOf, type Noun } from '../nouns.ts';
import { operatorRemark } from '../operator.ts';
import { lowerFirst } from '../plural.ts';
import {
	attributedTo,
	type EventCard,
	hasOwnTitle,
	type Source,
	sourceTitle,
	type StatementCard
} from '../record.ts';
import {
	channels,
	type DateBasis,
	eventKinds,
	type Instrument,
	instruments
} from '../vocabulary.ts';

export function citeStatement(statement: StatementCard, reading: Reading): Citation {
	const { id, quotations, speaker, date } = statement;
	const source = quotations[0]?.source ?? statement.sources[0];
	const isItself = source?.sourceType === 'primary';
	const words = quotations.filter((quotation) => quotation.source.id === source?.id);
	const others = statement.signatories.length;
	const day = statement.positions.length ? `, ${formatDate(date)}` : '';
	const statementInWords = `${attributedTo(statement).name}, ${lowerFirst(describedTitle(statement))}${day}`;
	return makeCitation(reading, {
		...placed('statement', id),
		...(source
			? pageOf(source)
			: { title: statementInWords, authors: [organisation(rulewatch)], container: rulewatch }),
		...(isItself && whatItIs(source, statement)),
		entry: statementTitle(statement),
		abstract: words.map(({ exact }) => `“${exact}”`).join(' '),
		remarks: [
			source && !isItself && `${words.length ? 'Quoted' : 'Reported'} there: ${statementInWords}.`,
			isItself && speaker && statement.organisation && `Spoken by ${speaker.name}.`,
			others > 0 && `Signed by ${others} more.`,
			operatorRemark(statement, reading.operator),
			source && copyRemark(source),
			basisRemark(statement.basis)
		]
	});
}

function whatItIs(source: Source, statement: StatementCard): Partial<Cited> {
	const { channel, date } = statement;
	return {
		title: ownHeadline(source),
		genre: ownHeadline(source) ? channels[channel] : describedTitle(statement),
		authors: source.author ? byline(source.author) : [speakerOf(statement)],
		date: source.published ?? date,
		...(!ownHeadline(source) && { language: undefined })
	};
}

function speakerOf(statement: StatementCard) {
	const { name } = attributedTo(statement);
	return statement.organisation ? organisation(name) : person(name);
}

/** Returns «Press conference by Jeff Paine, Managing Director, on the Online Safety Act 2023». */
function describedTitle(statement: StatementCard): string {
	const { speaker, speakerRole, organisation } = statement;
	const by = speaker && (organisation || speakerRole) ? ` by ${speaker.name}` : '';
	const as = by && speakerRole ? `, ${speakerRole},` : '';
	const on = onRegulations(statement.positions) || `on ${formatDate(statement.date)}`;
	return `${channels[statement.channel]}${by}${as} ${on}`;
}

export function citeEvent(event: EventCard, reading: Reading): Citation {
	const [source] = event.sources;
	const [regulation, ...others] = event.regulations.map(({ title }) => title);
	const about =
		regulation && (others.length ? `${regulation} and ${others.length} more: ` : `${regulation}: `);
	const entry = `${about ?? ''}${event.description.trim().replace(/\.$/, '')}`;
	const eventInWords = `${entry} (${lowerFirst(eventKinds[event.kind])}, ${formatDate(event.date)})`;
	return makeCitation(reading, {
		...placed('event', event.id),
		...(source
			? pageOf(source)
			: { title: eventInWords, authors: [organisation(rulewatch)], container: rulewatch }),
		entry,
		remarks: [
			source && `Reported there: ${eventInWords}.`,
			source && copyRemark(source),
			basisRemark(event.basis),
			event.disputed.length > 0 && 'Sources differ on the date.'
		]
	});
}

export interface CitedRegulation {
	slug: string;
	title: string;
	instrument: Instrument;
	issuingBody: string;
	referenceNumber: string | null;
	clocks: Clocks;
	sources: Source[];
}

const regulationTypes: Partial<Record<Instrument, CslItem['type']>> = {
	act: 'legislation',
	ordinance: 'legislation',
	bill: 'bill',
	rules: 'regulation',
	regulation: 'regulation',
	order: 'regulation'
};

/** Only the section of laws holds texts of laws. Styles print a CSL number as a US act's, so it joins the title. */
export function citeRegulation(regulation: CitedRegulation, reading: Reading): Citation {
	const { title, referenceNumber: number, sources } = regulation;
	const texts = sources.filter(({ section }) => section === 'laws_and_policies');
	const official = texts.find(({ sourceType }) => sourceType === 'primary');
	const text = official ?? texts[0];
	const [source] = sources;
	return makeCitation(reading, {
		...placed('regulation', regulation.slug),
		type: regulationTypes[regulation.instrument] ?? 'report',
		title: number && !title.includes(number) ? `${title} (${number})` : title,
		genre: instruments[regulation.instrument],
		authors: [organisation(regulation.issuingBody)],
		date: regulation.clocks.made?.date,
		source: text,
		hasNoPage: !text,
		publisher: text?.outlet,
		remarks: [
			text && sourceRemark('On', text),
			text && !official && 'That page is a mirror; the official page is not on record.',
			!text && 'The text of this law is not on record.',
			!text && source && sourceRemark('Reported in', source, true)
		]
	});
}

export function citeArticle(article: Source, reading: Reading): Citation {
	return makeCitation(reading, {
		...placed('article', article.slug),
		...pageOf(article),
		remarks: [copyRemark(article)]
	});
}

/** Cites a text that editors wrote. */
export const ownText = (noun: Exclude<Noun, 'membership'>, key: string, title: string) => ({
	...placed(noun, key),
	title,
	authors: [organisation(rulewatch)],
	container: rulewatch
});

type CitedChart = Pick<Caption, 'title' | 'about' | 'counts' | 'path' | 'query' | 'asOf'>;

export function citeChart(chart: CitedChart, reading: Reading): Citation {
	const { title, about, counts, path, query, asOf } = chart;
	return makeCitation(reading, {
		key: path.split('/').filter(Boolean).join('-'),
		path: path + query,
		type: 'graphic',
		title: `${title}: ${about}`,
		genre: 'Chart',
		authors: [organisation(rulewatch)],
		publisher: rulewatch,
		date: asOf,
		remarks: [counts]
	});
}

const rulewatch = 'Rulewatch';

function pageOf(source: Source) {
	return {
		source,
		type: ['news', 'opinion'].includes(source.sourceType)
			? ('article-newspaper' as const)
			: undefined,
		title: ownHeadline(source),
		genre: ownHeadline(source) ? undefined : 'Page whose headline is not recorded',
		authors: source.author ? byline(source.author) : [],
		container: source.outlet,
		date: source.published ?? undefined,
		language: source.lang
	};
}

function placed(noun: Exclude<Noun, 'membership'>, key: string) {
	return { key, path: `/${nameOf[noun]}/${key}` };
}

function ownHeadline(source: Source): string | undefined {
	return (hasOwnTitle(source) && source.headline) || undefined;
}

function sourceRemark(lead: string, source: Source, withAddress = false): string {
	const headline = ownHeadline(source);
	const date = source.published ? formatDate(source.published) : 'undated';
	const page = headline
		? `“${headline}”, ${source.outlet}, ${date}`
		: sourceTitle(source).replace(/^A /, 'a ');
	return `${lead} ${[page, withAddress && source.url].filter(Boolean).join(', ')}.`;
}

function copyRemark({ sourceType }: Source) {
	return sourceType === 'repost' && 'That page is a copy of another report.';
}

function basisRemark(basis: DateBasis) {
	return basis === 'reported' && 'The date is the day it was reported.';
}
