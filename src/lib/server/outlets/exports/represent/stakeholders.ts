import { isAmong } from '../../../derived/ids.ts';
import { cited, Sources } from '../../../../nouns/citation/sources.server.ts';
import { fieldsOfJson } from '../../../../nouns/derive/json.ts';
import { registered } from '../../../../nouns/cards.server.ts';
import { db } from '../../../db/index.ts';
import * as t from '../../../db/schema.ts';
import { figuresOf } from '../../../../nouns/stakeholder/queries.server.ts';
import { identifiersJson } from '../../../../nouns/derive/identifiers.ts';
import { itemJson, source, type Uncorrected } from './parts.ts';

const byIds = (ids: string[]) =>
	db.query.stakeholder.findMany({
		where: isAmong(t.stakeholder.id, ids),
		with: { identifiers: registered, citations: cited }
	});

export async function stakeholders(ids: string[]): Promise<Uncorrected<'stakeholder'>[]> {
	const [rows, figures] = await Promise.all([byIds(ids), figuresOf(ids)]);
	const sources = new Sources();
	return rows.map((row) => ({
		...itemJson('stakeholder', row),
		...fieldsOfJson('stakeholder', {
			...row,
			statementCount: figures.get(row.id)?.statements ?? 0,
			latestStatement: figures.get(row.id)?.latest ?? null,
			identifiers: identifiersJson(row.identifiers),
			sources: sources.all(row.citations).map(source)
		})
	}));
}
