import { knownParts } from '../../domain/cite/dates.ts';
import { type Dated, formatDate, hasDays } from '../../domain/dates/format.ts';
import type { Lane } from '../../domain/timeline/moments.ts';
import type { Row } from '../../nouns/derive/csv.ts';
import { escapeHtml, summaryHtml, sourceLinkHtml } from '../outlets/summaries/index.ts';
import { type Moment } from './moments.ts';

const lanes: Record<Lane, string> = {
	state: 'What the state did',
	public: 'What the public saw and said'
};

/**
 * TimelineJS 3 takes HTML, so all text is escaped. It places a month or year at its beginning, before exact dates
 * within it; the title slide says so.
 */
export function timelineJs(regulation: Row<'regulations'>, moments: Moment[], remark: string) {
	const { made, text_public: seen, days_hidden: hidden } = regulation.clocks;
	const vague = moments.filter((moment) => !hasDays(moment)).length;
	const about = [regulation.summary ?? '', remark, vague ? vagueDatesSentence(vague) : '']
		.filter(Boolean)
		.map((text) => `<p>${escapeHtml(text)}</p>`);
	return {
		scale: 'human',
		title: {
			unique_id: 'law',
			text: {
				headline: escapeHtml(regulation.title),
				text: `${about.join('')}<p>${sourceLinkHtml({ words: 'Rulewatch', url: regulation.url })}</p>`
			}
		},
		events: moments.toSorted(byPlace).map(slide),
		eras:
			made && seen && hidden && hidden.least > 0
				? [
						{
							start_date: spanOf(made)[0],
							end_date: spanOf(seen).at(-1)!,
							text: { headline: regulation.clocks.in_words }
						}
					]
				: []
	};
}

const vagueDatesSentence = (many: number) =>
	`${many === 1 ? '1 entry is' : `${many} entries are`} dated less exactly than a day. ${many === 1 ? 'It stands' : 'Each stands'} at the beginning of the time that its date can mean; its words say what is known.`;

/** Sorts as TimelineJS places slides, exact dates first. */
const byPlace = (a: Moment, b: Moment) =>
	placeOf(a) - placeOf(b) || Number(hasDays(b)) - Number(hasDays(a));

function placeOf(moment: Dated): number {
	const [{ year, month = 1, day = 1 }] = spanOf(moment);
	return Date.UTC(year, month - 1, day);
}

function slide(moment: Moment) {
	const { noun, id, lane, title, quotations, url } = moment;
	const [quotation] = quotations;
	const [start, end] = spanOf(moment);
	return {
		unique_id: `${noun}-${id}`,
		group: lanes[lane],
		start_date: start,
		...(end && { end_date: end }),
		display_date: escapeHtml(formatDate(moment.date)),
		text: {
			headline: escapeHtml(title),
			text: `${summaryHtml({ ...moment, quotations: quotations.slice(1) })}<p>${sourceLinkHtml({ words: 'On Rulewatch', url })}</p>`
		},
		...(quotation && {
			media: {
				url: quotationMedia(quotation),
				credit: sourceLinkHtml(quotation.source),
				link: quotation.source.url
			}
		})
	};
}

/**
 * TimelineJS guesses the media type from any substring: a quotation that names Spotify would become a song. Writing
 * these letters as numbers prevents it.
 */
const quotationMedia = ({ exact, lang }: Moment['quotations'][number]) =>
	`<blockquote lang="${escapeHtml(lang)}">${escapeHtml(exact).replace(/[io.]/gi, (letter) => `&#${letter.charCodeAt(0)};`)}</blockquote>`;

interface Point {
	year: number;
	month?: number;
	day?: number;
}

/** Returns a point, or both ends of a range, as exact as the source. Dates without exact parts become years. */
function spanOf({ date, earliest, latest }: Dated): [Point, Point?] {
	const years = [...new Set([earliest.slice(0, 4), latest.slice(0, 4)])];
	const points = (knownParts(date) ?? years.map((year) => [year])).map((parts) => {
		const [year, month, day] = parts.map(Number);
		return { year: year!, ...(month && { month }), ...(day && { day }) };
	});
	return points as [Point, Point?];
}
