import ical, { ICalEventTransparency } from 'ical-generator';
import { cutAtWord } from '../../domain/cards/cut.ts';
import { addDays, type Dated, formatDate, hasDays } from '../../domain/dates/format.ts';
import type { Row } from '../../nouns/derive/csv.ts';
import { movesOf } from '../versions/index.ts';
import { calendarId, textOf, type Summary } from './summaries/index.ts';

/** An event or a statement as it stands in a calendar. */
export interface Appointment extends Summary, Dated {
	noun: 'event' | 'statement';
	id: string;
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
 * iCalendar (RFC 5545), which knows days alone. A date spans from the first day that it can mean to the last; where it
 * is less exact than days, title and description say that the day is not known. What was withdrawn is left out and not told to be
 * cancelled, for that would tell its day; programs that subscribe drop what a calendar has no more.
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
	// Programs take a new date of what they know only where the sequence has risen.
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
	}
	return `${folded(calendar.toString())}\r\n`;
}

/** A calendar shows no more of a title. */
const longestTitle = 120;

/** «The cabinet approves the Rules: Citizens Protection Rules 2020», known among other people's appointments by its law. */
export function eventInCalendar({ description, regulations }: Row<'events'>): string {
	const [first, second, ...rest] = regulations.map(({ title }) => title);
	const others = rest.length ? `${rest.length + 1} more laws` : second;
	const happens = cutAtWord(description.trim().replace(/\.$/, ''), longestTitle);
	return [happens, [first, others].filter(Boolean).join(' and ')].filter(Boolean).join(': ');
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
