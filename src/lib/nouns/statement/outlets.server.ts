import { statementCard } from '../../domain/cards/statement.ts';
import { citeStatement } from '../../domain/cite/items.ts';
import { statementEmbed } from '../../domain/embeds.ts';
import { channels, demands, stances } from '../../domain/vocabulary.ts';
import { languageOf } from '../../domain/places.ts';
import { statementTitle } from '../../domain/cite/cite.ts';
import { cited, namesFact, summary, titles, when } from '../../server/outlets/summaries/parts.ts';
import { outlets } from '../derive/outlets.server.ts';
import { get } from './get.server.ts';
import { statements } from './json.server.ts';

export const statementOutlets = outlets(
	'statement',
	get,
	({ statement }) => statement
)({
	card: statementCard,
	embed: (statement) => statementEmbed(statement),
	json: statements,
	summary: (row) =>
		summary(row, {
			title: statementTitle(row),
			titleLang: 'en',
			text: row.summary,
			lang: languageOf(row.summary, row.lang),
			quotations: row.quotations.map(({ exact, lang, source }) => ({
				exact,
				lang,
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
	titled: null,
	cite: citeStatement,
	feed: null
});
