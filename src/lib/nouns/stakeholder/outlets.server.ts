import { and, eq, inArray, not, or } from 'drizzle-orm';
import { stakeholderCard } from '../../domain/cards/stakeholder.ts';
import { itemEmbed } from '../../domain/embeds.ts';
import { db } from '../../server/db/index.ts';
import * as t from '../../server/db/schema.ts';
import { isOneOf, signedBy, spokenBy } from '../../server/lists/latest.ts';
import { outlets } from '../derive/outlets.server.ts';
import { get } from './get.server.ts';

export const stakeholderOutlets = outlets(
	'stakeholder',
	get,
	(stakeholder) => stakeholder
)({
	card: stakeholderCard,
	embed: ({ slug, name }) => itemEmbed('stakeholder', name, slug),
	cite: null,
	feed: {
		parts: ({ id, slug: stakeholder }) => [
			{ name: 'statements', where: spokenBy(id) },
			{ name: 'statements', where: signedBy(id) },
			{
				name: 'events',
				where: and(inArray(t.event.id, actedIn(id)), not(isOneOf(or(spokenBy(id), signedBy(id)))))
			},
			{
				name: 'memberships',
				where: or(eq(t.membership.groupId, id), eq(t.membership.memberId, id))
			},
			{ name: 'campaigns', chosen: { stakeholder } }
		],
		about: (name) => `Statements, acts and members of ${name} that were published or changed.`
	}
});

const actedIn = (id: string) =>
	db
		.select({ id: t.eventActor.eventId })
		.from(t.eventActor)
		.where(eq(t.eventActor.stakeholderId, id));
