import { isAmongPlaceholder, prepared } from '../../server/db/prepared.ts';
import * as t from '../../server/db/schema.ts';
import { itemUrl } from '../as-named.server.ts';
import { stakeholderColumns } from '../cards.server.ts';
import { citationQuery, Sources } from '../citation/sources.server.ts';
import { asJson } from '../derive/represent.server.ts';

const byIds = prepared((db) =>
	db.query.membership
		.findMany({
			where: isAmongPlaceholder(t.membership.id, 'ids'),
			with: {
				group: { columns: { id: true, ...stakeholderColumns } },
				member: { columns: stakeholderColumns },
				citations: citationQuery
			}
		})
		.prepare('membership_json')
);

/** A membership has the address of its group's page. */
export const memberships = asJson(
	'membership',
	async (ids) => {
		const sources = new Sources();
		return (await byIds().execute({ ids })).map((row) => ({
			...row,
			sources: sources.all(row.citations)
		}));
	},
	({ group }) => itemUrl('stakeholder', group)
);
