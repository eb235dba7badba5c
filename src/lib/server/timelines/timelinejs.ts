import { formatDays } from '../../domain/timeline/clocks.ts';
import { type Dated, formatDate, hasDays } from '../../domain/dates/format.ts';
import type { Lane } from '../../domain/timeline/moments.ts';
import type { Row } from '../../nouns/derive/csv.ts';
import { escaped, htmlOf, link } from '../outlets/summaries/index.ts';
import { type Moment } from './moments.ts';

const lanes: Record<Lane, string> = {
	state: 'What the state did',
	public: 'What the public saw and said'
};

/**
 * The timeline of a law as TimelineJS 3 takes it. Its texts are HTML; ours are made text in them. It puts everything on
 * a day, what is dated less exactly on the first one: a reaction of which only the year is known before the leak that it
 * answers. Here it is placed by the last day that it can mean, as on the page of the law; what is shown as its date is
 * as exact as its source, and the title slide says so.
 */
export function timelineJs(regulation: Row<'regulations'>, moments: Moment[], remark: string) {
	const { made, text_public: seen, days_hidden: hidden } = regulation.clocks;
	const vague = moments.filter((moment) => !hasDays(moment)).length;
	const about = [regulation.summary ?? '', remark, vague ? placed(vague) : '']
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
		// Of those that fall on one day, those that are dated no more exactly come last.
		events: moments.toSorted(byPlace).map(slide),
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

const placed = (many: number) =>
	`${many === 1 ? '1 entry is' : `${many} entries are`} dated less exactly than a day and ${many === 1 ? 'stands' : 'stand'} last in the time that ${many === 1 ? 'its date' : 'their dates'} can mean.`;

const byPlace = (a: Moment, b: Moment) =>
	dayOf(a).localeCompare(dayOf(b)) || Number(hasDays(b)) - Number(hasDays(a));

const dayOf = (moment: Dated) => (hasDays(moment) ? moment.earliest : moment.latest);

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
	month: number;
	day: number;
}

/** Where it is placed: a day, or a stretch of days. */
function spanOf(moment: Dated): { start: Point; end?: Point } {
	const [start, end] = [dayOf(moment), moment.latest];
	return { start: pointOf(start), end: start === end ? undefined : pointOf(end) };
}

function pointOf(date: string): Point {
	const [year, month, day] = date.split('-').map(Number);
	return { year: year!, month: month!, day: day! };
}
