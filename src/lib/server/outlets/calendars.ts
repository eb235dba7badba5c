import ICAL from 'ical.js';
import { cutAtWord } from '../../domain/cards/cut.ts';
import { addDays, type Dated, formatDate, hasDays } from '../../domain/dates/format.ts';
import type { Row } from '../../nouns/derive/csv.ts';
import { movesOf } from '../versions/index.ts';
import { calendarId, summaryText, type Summary } from './summaries/index.ts';

/** The library does not count the blank with which a continued line begins. */
ICAL.foldLength = 74;

export interface Appointment extends Summary, Dated {
	noun: 'event' | 'statement';
	id: string;
	url: string;
	changed: Date;
}

interface Head {
	title: string;
	about: string;
	url: string;
}

/**
 * iCalendar (RFC 5545) has whole days only, so an entry spans all days that its date can mean; inexact dates say so.
 * Withdrawn items are left out. A cancellation would reveal their day; subscribing programs drop missing entries
 * anyway.
 */
export async function calendarOf(
	{ title, about, url }: Head,
	appointments: Appointment[]
): Promise<string> {
	// Programs accept a new date of a known entry only if its SEQUENCE rose.
	const moves = await movesOf(appointments);
	const entries = appointments.map(
		({ noun, id, url, changed, date, earliest, latest, ...summary }) => {
			const isExact = hasDays({ date, earliest, latest });
			const words = `${formatDate(date)}, day not known`;
			const description = [
				isExact ? '' : `Date: ${words}. The entry spans all days that this can mean.`,
				summaryText(summary)
			].filter(Boolean);
			const { tags } = summary;
			return [
				'vevent',
				[
					text('uid', calendarId(`${noun}/${id}`)),
					property('sequence', 'integer', moves.get(`${noun}/${id}`) ?? 0),
					property('dtstamp', 'date-time', inSeconds(changed)),
					property('dtstart', 'date', earliest),
					property('dtend', 'date', addDays(latest, 1)),
					text('summary', isExact ? summary.title : `${summary.title} (${words})`),
					text('transp', 'TRANSPARENT'),
					text('description', description.join('\n')),
					...(tags.length ? [['categories', {}, 'text', ...tags.map(inLines)]] : []),
					property('url', 'uri', url),
					property('last-modified', 'date-time', inSeconds(changed))
				],
				[]
			];
		}
	);
	const names = [text('name', title), text('x-wr-calname', title), text('x-wr-caldesc', about)];
	const head = [text('version', '2.0'), text('prodid', '-//Rulewatch//Record//EN')];
	const calendar = ['vcalendar', [...head, property('url', 'uri', url), ...names], entries];
	return ICAL.stringify(calendar);
}

type Property = [name: string, parameters: object, type: string, value: string | number];

const property = (name: string, type: string, value: string | number): Property => [
	name,
	{},
	type,
	value
];

const text = (name: string, value: string) => property(name, 'text', inLines(value));

/** The library escapes line feeds, but no carriage returns. */
const inLines = (value: string) => value.replace(/\r\n?/g, '\n');

const inSeconds = (time: Date) => `${time.toISOString().slice(0, -'.000Z'.length)}Z`;

/** Calendars do not show more of a title. */
const longestTitle = 120;

/**
 * Names the law in the title, because other appointments surround it: «The cabinet approves the Rules: Citizens
 * Protection Rules 2020».
 */
export function eventInCalendar({ description, regulations }: Row<'events'>): string {
	const [first, second, ...rest] = regulations.map(({ title }) => title);
	const others = rest.length ? `${rest.length + 1} more laws` : second;
	const happens = cutAtWord(description.trim().replace(/\.$/, ''), longestTitle);
	return [happens, [first, others].filter(Boolean).join(' and ')].filter(Boolean).join(': ');
}
