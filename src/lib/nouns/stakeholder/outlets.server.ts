import { and, eq, inArray, not, or } from 'drizzle-orm';
import { stakeholderCard } from '../../domain/cards/stakeholder.ts';
import { itemEmbed } from '../../domain/embeds.ts';
import { db } from '../../server/db/index.ts';
import * as t from '../../server/db/schema.ts';
import { isOneOf, signedBy, spokenBy } from '../../server/lists/latest.ts';
import { stakeholderKinds } from '../../domain/vocabulary.ts';
import { namesFact, summary } from '../../server/outlets/summaries/parts.ts';
import { outlets } from '../derive/outlets.server.ts';
import { get } from './get.server.ts';
import { stakeholders } from './json.server.ts';

export const stakeholderOutlets = outlets(
	'stakeholder',
	get,
	(stakeholder) => stakeholder
)({
	card: stakeholderCard,
	embed: ({ slug, name }) => itemEmbed('stakeholder', name, slug),
	json: stakeholders,
	summary: (row) =>
		summary(row, {
			title: row.name,
			text: row.role ?? '',
			facts: [stakeholderKinds[row.kind], ...namesFact('Also known as', row.aliases)],
			tags: [stakeholderKinds[row.kind]]
		}),
	titled: null,
	cite: null,
	feed: {
		parts: ({ id }) => [
			{ name: 'statements', where: spokenBy(id) },
			{ name: 'statements', where: signedBy(id) },
			{
				name: 'events',
				where: and(inArray(t.event.id, actedIn(id)), not(isOneOf(or(spokenBy(id), signedBy(id)))))
			},
			{
				name: 'memberships',
				where: or(eq(t.membership.groupId, id), eq(t.membership.memberId, id))
			}
		],
		about: (name) => `Statements, acts and members of ${name} that were published or changed.`
	}
});

const actedIn = (id: string) =>
	db
		.select({ id: t.eventActor.eventId })
		.from(t.eventActor)
		.where(eq(t.eventActor.stakeholderId, id));
