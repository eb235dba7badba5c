import { among, built } from '../../../db/built.ts';
import { cited, Sources } from '../../../../nouns/citation/sources.server.ts';
import { stakeholderColumns } from '../../../../nouns/cards.server.ts';
import * as t from '../../../db/schema.ts';
import { addressOf, kept, source, stakeholderName, type Uncorrected } from './parts.ts';

const byIds = built((db) =>
	db.query.membership
		.findMany({
			where: among(t.membership.id, 'ids'),
			with: {
				group: { columns: { id: true, ...stakeholderColumns } },
				member: { columns: stakeholderColumns },
				citations: cited
			}
		})
		.prepare('memberships')
);

export async function memberships(ids: string[]): Promise<Uncorrected<'membership'>[]> {
	const rows = await byIds().execute({ ids });
	const sources = new Sources();
	return rows.map((row) => ({
		...kept('membership', row),
		url: addressOf('stakeholder', row.group),
		group: stakeholderName(row.group),
		member: stakeholderName(row.member),
		relation: row.relation,
		role: row.role,
		as_of: row.asOf,
		start_date: row.startDate,
		end_date: row.endDate,
		note: row.note,
		sources: sources.all(row.citations).map(source)
	}));
}
