import ical, { ICalEventTransparency } from 'ical-generator';
import { addDays, formatDate, isDay } from '../../domain/dates/format.ts';
import type { Dated } from '../../domain/record.ts';
import { calendarId, textOf, type Summary } from './summaries/index.ts';

/** What stands in a calendar on all the days that its date can mean. */
export interface Appointment extends Summary, Dated {
	/** What it is known by for good, after its noun: `event/ev-044`. */
	key: string;
	url: string;
	changed: Date;
}

interface Head {
	title: string;
	about: string;
	/** The whole address at which the calendar stands. */
	url: string;
}

const longestLine = 75;

/**
 * iCalendar (RFC 5545). A date that is less exact than a day stands on all the days that it can mean, and its
 * description says so.
 */
export function calendarOf({ title, about, url }: Head, appointments: Appointment[]): string {
	const calendar = ical({
		name: title,
		description: about,
		url,
		prodId: { company: 'Rulewatch', product: 'Record' }
	});
	for (const { key, url, changed, earliest, latest, ...summary } of appointments)
		calendar.createEvent({
			id: calendarId(key),
			allDay: true,
			start: new Date(earliest),
			end: new Date(addDays(latest, 1)),
			summary: summary.title,
			description: [
				isDay({ earliest, latest })
					? ''
					: `Date: ${formatDate(summary.date)}. It stands on all the days that this can mean.`,
				textOf(summary)
			]
				.filter(Boolean)
				.join('\n'),
			url,
			stamp: changed,
			lastModified: changed,
			transparency: ICalEventTransparency.TRANSPARENT,
			categories: summary.tags.map((name) => ({ name }))
		});
	return `${folded(calendar.toString())}\r\n`;
}

/** Lines of at most 75 octets, as the standard counts; the library counts characters. */
function folded(text: string): string {
	return text
		.replaceAll('\r\n ', '')
		.split('\r\n')
		.map((line) => {
			let [all, room] = ['', longestLine];
			for (const letter of line) {
				const size = Buffer.byteLength(letter);
				if (size > room) [all, room] = [`${all}\r\n `, longestLine - 1];
				[all, room] = [all + letter, room - size];
			}
			return all;
		})
		.join('\r\n');
}
