import { among, prepared } from '../../../db/prepared.ts';
import { cited, Sources } from '../../../../nouns/citation/sources.server.ts';
import { stakeholderColumns } from '../../../../nouns/cards.server.ts';
import { fieldsOfJson } from '../../../../nouns/derive/json.ts';
import * as t from '../../../db/schema.ts';
import { addressOf, itemJson, source, stakeholderName, type Uncorrected } from './parts.ts';

const byIds = prepared((db) =>
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
		...itemJson('membership', row),
		url: addressOf('stakeholder', row.group),
		...fieldsOfJson('membership', {
			...row,
			group: stakeholderName(row.group),
			member: stakeholderName(row.member),
			sources: sources.all(row.citations).map(source)
		})
	}));
}
