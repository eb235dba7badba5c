import { statementTitle } from '../../../domain/cite/cite.ts';
import { clocksOf, daysHidden } from '../../../domain/timeline/clocks.ts';
import { formatDate } from '../../../domain/dates/format.ts';
import { countryName, languageOf } from '../../../domain/places.ts';
import { titleOf } from '../../../domain/titles.ts';
import {
	channels,
	demands,
	eventKinds,
	instruments,
	membershipRelations,
	outcomes,
	sourceTypes,
	stakeholderKinds,
	stances,
	statuses
} from '../../../domain/vocabulary.ts';
import type { Row } from '../../../nouns/derive/csv.ts';
import type { FeedList } from '../../../nouns/derive/outlets.server.ts';
import { origin } from '../../settings.ts';

export interface SourceLink {
	words: string;
	url: string;
	/** The headline at the start of `words`, in quotation marks, with its language (BCP 47). */
	headline?: { text: string; lang: string };
}

export interface Summary {
	title: string;
	text: string;
	/** Language of the text (BCP 47), and of the title unless `titleLang` is set. */
	lang: string;
	titleLang?: string;
	quotations: { exact: string; lang: string; source: SourceLink }[];
	facts: string[];
	sources: SourceLink[];
	tags: string[];
	/** Address of the page elsewhere, if the item is an article. */
	original?: string;
}

type Source = Row<'events'>['sources'][number];

const cited = (source: Source): SourceLink => ({
	words:
		(source.headline
			? `“${source.headline}”, ${source.outlet}, ${dateOf(source.published)}`
			: `${source.outlet}, ${dateOf(source.published)} (headline not recorded)`) +
		(source.source_type === 'repost' ? ' (a copy of another report)' : ''),
	url: source.original_url ?? source.url,
	...(source.headline && { headline: { text: source.headline, lang: source.lang } })
});

const dateOf = (date: string | null) => (date ? formatDate(date) : 'undated');
const when = (row: { date: string; date_basis: string }) =>
	`${formatDate(row.date)}${row.date_basis === 'reported' ? ', the day it was reported' : ''}`;
const namesFact = (word: string, names: string[]) =>
	names.length ? [`${word}: ${names.join(', ')}`] : [];
const titles = (regulations: { title: string }[]) => regulations.map(({ title }) => title);

const summary = (
	row: { sources: Source[] },
	own: Pick<Summary, 'title' | 'text' | 'facts' | 'tags'> & Partial<Summary>
): Summary => ({ lang: 'en', quotations: [], sources: row.sources.map(cited), ...own });

export const summarize: { [N in FeedList]: (row: Row<N>) => Summary } = {
	regulations: (row) =>
		summary(row, {
			title: row.title,
			text: row.summary ?? '',
			facts: [
				`${instruments[row.instrument]}, ${countryName(row.jurisdiction)}, ${row.issuing_body}`,
				`Status: ${statuses[row.status]}`,
				daysHidden(
					clocksOf(
						{
							made: row.clocks.made ?? undefined,
							textPublic: row.clocks.text_public ?? undefined,
							firstReaction: undefined
						},
						{ ...row, textDay: row.text_day }
					)
				)
			],
			tags: row.topics.map(({ name }) => name)
		}),

	stakeholders: (row) =>
		summary(row, {
			title: row.name,
			text: row.role ?? '',
			facts: [stakeholderKinds[row.kind], ...namesFact('Also known as', row.aliases)],
			tags: [stakeholderKinds[row.kind]]
		}),

	memberships: (row) =>
		summary(row, {
			title: `${row.member.name} in ${row.group.name}`,
			text: '',
			facts: [
				[membershipRelations[row.relation], row.role].filter(Boolean).join(', '),
				...(row.as_of ? [`Seen on ${formatDate(row.as_of)}`] : [])
			],
			tags: []
		}),

	statements: (row) =>
		summary(row, {
			title: statementTitle(row),
			titleLang: 'en',
			text: row.summary,
			lang: languageOf(row.summary, row.lang),
			quotations: row.quotations.map(({ exact, lang, source }) => ({
				...{ exact, lang },
				source: cited(source)
			})),
			facts: [
				`${channels[row.channel]}, ${when(row)}`,
				...(row.speaker && row.organisation
					? namesFact('Through', [[row.speaker.name, row.speaker_role].filter(Boolean).join(', ')])
					: []),
				...row.positions.map(({ stance, regulation }) => `${stances[stance]}: ${regulation.title}`),
				...namesFact(
					'Demands',
					row.demands.map((demand) => demands[demand])
				)
			],
			tags: titles(row.positions.map(({ regulation }) => regulation))
		}),

	articles: (row) => ({
		title: row.headline ?? cited(row).words,
		text: row.summary ?? '',
		lang: row.headline ? row.lang : 'en',
		quotations: [],
		facts: [
			`${sourceTypes[row.source_type]}, ${row.outlet}, ${dateOf(row.published)}`,
			...namesFact('Laws', titles(row.regulations))
		],
		sources: [cited(row)],
		tags: [...titles(row.regulations), ...row.topics.map(({ name }) => name)],
		original: row.original_url ?? undefined
	}),

	campaigns: (row) =>
		summary(row, {
			title: row.title,
			text: row.summary,
			facts: [
				`Campaign, since ${formatDate(row.start_date)}${row.end_date ? `, until ${formatDate(row.end_date)}` : ''}`,
				...row.demands.map(
					({ demand, outcome, outcome_date: date }) =>
						`${demands[demand]}: ${outcomes[outcome].toLowerCase()}${date ? `, ${formatDate(date)}` : ''}`
				),
				...namesFact('Laws', titles(row.regulations)),
				...namesFact(
					'Joined by',
					row.participants.map(({ stakeholder }) => stakeholder.name)
				)
			],
			tags: titles(row.regulations)
		}),

	events: (row) =>
		summary(row, {
			title: titleOf('event', row, {}),
			text: row.description,
			facts: [
				`${eventKinds[row.kind]}, ${when(row)}`,
				...(row.known_on ? [`Public since: ${formatDate(row.known_on)}`] : []),
				...namesFact(
					'Other sources say',
					row.disputed.map(({ date }) => formatDate(date))
				),
				...namesFact('Laws', titles(row.regulations)),
				...(row.note ? [`Editors’ note: ${row.note}`] : [])
			],
			tags: [eventKinds[row.kind], ...titles(row.regulations)]
		})
};

const host = () => new URL(origin()).hostname;

/** A tag URI (RFC 4151) identifies an item even if its address changes. */
export const permanentId = (key: string) => `tag:${host()},2026:${encodeURI(key)}`;

export const calendarId = (key: string) => `${encodeURI(key).replaceAll('/', '-')}@${host()}`;
