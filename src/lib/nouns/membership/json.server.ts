import { db } from '../../server/db/index.ts';
import * as t from '../../server/db/schema.ts';
import { isAmong } from '../../server/derived/ids.ts';
import { itemUrl } from '../as-named.server.ts';
import { stakeholderColumns } from '../cards.server.ts';
import { citationQuery, Sources } from '../citation/sources.server.ts';
import { asJson } from '../derive/represent.server.ts';

const byIds = (ids: string[]) =>
	db.query.membership.findMany({
		where: isAmong(t.membership.id, ids),
		with: {
			group: { columns: { id: true, ...stakeholderColumns } },
			member: { columns: stakeholderColumns },
			citations: citationQuery
		}
	});

/** A membership has the address of its group's page. */
export const memberships = asJson(
	'membership',
	async (ids) => {
		const sources = new Sources();
		return (await byIds(ids)).map((row) => ({ ...row, sources: sources.all(row.citations) }));
	},
	({ group }) => itemUrl('stakeholder', group)
);
