import { formatDays } from '../../domain/timeline/clocks.ts';
import { formatDate, isDay } from '../../domain/dates/format.ts';
import { lastDayOf } from '../../domain/dates/words.ts';
import type { Dated } from '../../domain/record.ts';
import type { Lane } from '../../domain/timeline/moments.ts';
import type { Row } from '../../nouns/derive/csv.ts';
import { escaped, htmlOf, link } from '../outlets/summaries/index.ts';
import { type Moment } from './moments.ts';

const lanes: Record<Lane, string> = {
	state: 'What the state did',
	public: 'What the public saw and said'
};

/** The timeline of a law as TimelineJS 3 takes it. Its texts are HTML; ours are made text in them. */
export function timelineJs(regulation: Row<'regulations'>, moments: Moment[], remark: string) {
	const { made, text_public: seen, days_hidden: hidden } = regulation.clocks;
	const about = [regulation.summary ?? '', remark]
		.filter(Boolean)
		.map((text) => `<p>${escaped(text)}</p>`);
	return {
		scale: 'human',
		title: {
			unique_id: 'law',
			text: {
				headline: escaped(regulation.title),
				text: `${about.join('')}<p>${link({ words: 'Rulewatch', url: regulation.url })}</p>`
			}
		},
		events: moments.map(slide),
		eras:
			made && seen && hidden && hidden.least > 0
				? [
						{
							start_date: spanOf(made).start,
							end_date: spanOf(seen).end ?? spanOf(seen).start,
							text: { headline: `${formatDays(hidden)} hidden` }
						}
					]
				: []
	};
}

function slide(moment: Moment) {
	const { noun, id, lane, title, quotations, url } = moment;
	const [quotation] = quotations;
	const { start, end } = spanOf(moment);
	return {
		unique_id: `${noun}-${id}`,
		group: lanes[lane],
		start_date: start,
		...(end && { end_date: end }),
		display_date: escaped(formatDate(moment.date)),
		text: {
			headline: escaped(title),
			text: `${htmlOf({ ...moment, quotations: quotations.slice(1) })}<p>${link({ words: 'On Rulewatch', url })}</p>`
		},
		...(quotation && {
			media: { url: quoted(quotation), credit: link(quotation.source), link: quotation.source.url }
		})
	};
}

/**
 * TimelineJS tells kinds of media apart by what it finds anywhere in them: a quotation that names Spotify would be
 * taken for a song, one with “.pdf” for a file. With these letters written as numbers it finds none of it.
 */
const quoted = ({ exact, lang }: Moment['quotations'][number]) =>
	`<blockquote lang="${escaped(lang)}">${escaped(exact).replace(/[io.]/gi, (letter) => `&#${letter.charCodeAt(0)};`)}</blockquote>`;

interface Point {
	year: number;
	month?: number;
	day?: number;
}

const point = /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d{2}))?)?[?~%]?$/;

/** The dates that a date names, each as exact as it is; of one without a name, such as a season, the months it spans. */
function spanOf({ date, earliest, latest }: Dated): { start: Point; end?: Point } {
	const [from, to, ...more] = date.split('/').map(pointIn);
	if (from && more.length === 0 && (to || !date.includes('/'))) return { start: from, end: to };
	const whole = earliest.endsWith('-01') && latest.endsWith(`-${lastDayOf(latest.slice(0, 7))}`);
	const [start, end] = [earliest, latest].map((day) => pointIn(whole ? day.slice(0, 7) : day)!);
	return { start: start!, end: isDay({ earliest, latest }) ? undefined : end };
}

function pointIn(date: string): Point | undefined {
	const [, year, month, day] = point.exec(date) ?? [];
	if (!year) return undefined;
	return {
		year: Number(year),
		...(month && { month: Number(month) }),
		...(day && { day: Number(day) })
	};
}
