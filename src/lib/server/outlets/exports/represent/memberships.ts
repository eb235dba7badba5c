import { isAmong } from '../../../derived/ids.ts';
import { cited, Sources } from '../../../../nouns/citation/sources.server.ts';
import { stakeholderColumns } from '../../../../nouns/cards.server.ts';
import { fieldsOfJson } from '../../../../nouns/derive/json.ts';
import { db } from '../../../db/index.ts';
import * as t from '../../../db/schema.ts';
import { addressOf, itemJson, source, stakeholderName, type Uncorrected } from './parts.ts';

const byIds = (ids: string[]) =>
	db.query.membership.findMany({
		where: isAmong(t.membership.id, ids),
		with: {
			group: { columns: { id: true, ...stakeholderColumns } },
			member: { columns: stakeholderColumns },
			citations: cited
		}
	});

export async function memberships(ids: string[]): Promise<Uncorrected<'membership'>[]> {
	const rows = await byIds(ids);
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
