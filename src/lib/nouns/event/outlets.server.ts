import { eventCard } from '../../domain/cards/event.ts';
import { citeEvent } from '../../domain/cite/items.ts';
import { eventEmbed } from '../../domain/embeds.ts';
import { eventKinds } from '../../domain/vocabulary.ts';
import { formatDate } from '../../domain/dates/format.ts';
import { titleOf } from '../../domain/titles.ts';
import { namesFact, summary, titles, when } from '../../server/outlets/summaries/parts.ts';
import { outlets } from '../derive/outlets.server.ts';
import { get } from './get.server.ts';
import { events } from './json.server.ts';

export const eventOutlets = outlets(
	'event',
	get,
	({ event }) => event
)({
	card: eventCard,
	embed: eventEmbed,
	json: events,
	summary: (row) =>
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
		}),
	titled: null,
	cite: citeEvent,
	feed: null
});
