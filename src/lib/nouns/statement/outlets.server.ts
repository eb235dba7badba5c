import { statementCard } from '../../domain/cards/statement.ts';
import { citeStatement } from '../../domain/cite/items.ts';
import { statementEmbed } from '../../domain/embeds.ts';
import { outlets } from '../derive/outlets.server.ts';
import { get } from './get.server.ts';

export const statementOutlets = outlets(
	'statement',
	get,
	({ statement }) => statement
)({
	card: statementCard,
	embed: (statement) => statementEmbed(statement),
	cite: citeStatement,
	feed: null
});
