import { calendarOf } from '../outlets/calendars.ts';
import type { Column, Row } from '../../nouns/derive/csv.ts';
import { aboutEarliest, aboutLatest, inCell } from '../../nouns/shared-fields.ts';
import { csvOf } from '../outlets/csv.ts';
import { knownFilters, publicItemAt, type Whole } from '../outlets/files/index.ts';
import { everyMoment, type Moment, timelineMoments } from './moments.ts';
import { timelineJs } from './timelinejs.ts';

// Other programs draw the timeline of a law from these files.

interface Asked {
	url: URL;
	params: { slug: string };
}

const columns: Column<Moment>[] = [
	['noun', 'event or statement.', ({ noun }) => noun],
	['id', 'Permanent.', ({ id }) => id],
	['url', 'The permanent address on Rulewatch.', ({ url }) => url],
	['lane', 'state: what the state did; public: what the public saw and said.', ({ lane }) => lane],
	['shape', 'The kind of an event, the stance of a statement.', ({ shape }) => shape],
	['date', 'EDTF, as precise as the source: 2020-05 is a month.', ({ date }) => date],
	['earliest', aboutEarliest, ({ earliest }) => earliest],
	['latest', aboutLatest, ({ latest }) => latest],
	[
		'date_basis',
		'event: the day it happened; reported: the day it was reported.',
		({ basis }) => basis
	],
	['disputed_dates', 'EDTF: what other sources give.', ({ disputed }) => inCell(disputed)],
	['who', 'Who acted, or who spoke.', ({ who }) => inCell(who)],
	['text', 'What happened, or what was said in our words.', ({ text }) => text],
	[
		'quotations',
		'Its own words.',
		({ quotations }) => inCell(quotations.map(({ exact }) => exact))
	],
	[
		'sources',
		'The addresses of the pages that prove it.',
		({ sources }) => inCell(sources.map(({ url }) => url))
	]
];

async function csv(asked: Asked): Promise<AsyncGenerator<string>> {
	knownFilters(asked.url, {});
	return csvOf(columns, everyMoment(await publicItemAt('regulations', asked)));
}

async function json(asked: Asked): Promise<Whole> {
	knownFilters(asked.url, {});
	const regulation = await publicItemAt('regulations', asked);
	const { moments, statements } = await timelineMoments(regulation);
	return {
		text: `${JSON.stringify(timelineJs(regulation, moments, remark(regulation, statements)))}\n`
	};
}

async function ics(asked: Asked): Promise<Whole> {
	knownFilters(asked.url, {});
	const regulation = await publicItemAt('regulations', asked);
	const { moments, statements } = await timelineMoments(regulation);
	const head = {
		title: regulation.title,
		about: [`The timeline of ${regulation.title}.`, remark(regulation, statements)]
			.filter(Boolean)
			.join(' '),
		url: regulation.url
	};
	const appointments = moments.map((moment) => ({ ...moment, title: moment.inCalendar }));
	return { text: await calendarOf(head, appointments) };
}

function remark({ url, statement_count: total }: Row<'regulations'>, held: number): string {
	return total > held
		? `${held.toLocaleString('en')} of ${total.toLocaleString('en')} statements are shown: the first ones, and the latest. All of them: ${url}/timeline.csv`
		: '';
}

export const timelineFiles = { csv, json, ics };
