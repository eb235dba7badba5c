import { eventCard } from '../../domain/cards/event.ts';
import { citeEvent } from '../../domain/cite/items.ts';
import { eventEmbed } from '../../domain/embeds.ts';
import { outlets } from '../derive/outlets.server.ts';
import { get } from './get.server.ts';

export const eventOutlets = outlets(
	'event',
	get,
	({ event }) => event
)({
	card: eventCard,
	embed: eventEmbed,
	cite: citeEvent,
	feed: null
});
