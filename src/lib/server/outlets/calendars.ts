import ical, { ICalEventTransparency } from 'ical-generator';
import { cutAtWord } from '../../domain/cards/cut.ts';
import { addDays, type Dated, formatDate, hasDays } from '../../domain/dates/format.ts';
import type { Row } from '../../nouns/derive/csv.ts';
import { movesOf } from '../versions/index.ts';
import { calendarId, summaryText, type Summary } from './summaries/index.ts';

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
	const calendar = ical({
		name: title,
		description: about,
		url,
		prodId: { company: 'Rulewatch', product: 'Record' }
	});
	// Programs accept a new date of a known entry only if its SEQUENCE rose.
	const moves = await movesOf(appointments);
	for (const { noun, id, url, changed, date, earliest, latest, ...summary } of appointments) {
		const isExact = hasDays({ date, earliest, latest });
		const words = `${formatDate(date)}, day not known`;
		calendar.createEvent({
			id: calendarId(`${noun}/${id}`),
			sequence: moves.get(`${noun}/${id}`) ?? 0,
			allDay: true,
			start: new Date(earliest),
			end: new Date(addDays(latest, 1)),
			summary: isExact ? summary.title : `${summary.title} (${words})`,
			description: [
				isExact ? '' : `Date: ${words}. The entry spans all days that this can mean.`,
				summaryText(summary)
			]
				.filter(Boolean)
				.join('\n'),
			url,
			stamp: changed,
			lastModified: changed,
			transparency: ICalEventTransparency.TRANSPARENT,
			categories: summary.tags.map((name) => ({ name }))
		});
	}
	return `${calendar.toString()}\r\n`;
}

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
