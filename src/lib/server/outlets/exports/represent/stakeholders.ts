import { among, prepared } from '../../../db/prepared.ts';
import { cited, Sources } from '../../../../nouns/citation/sources.server.ts';
import { fieldsOfJson } from '../../../../nouns/derive/json.ts';
import { registered } from '../../../../nouns/cards.server.ts';
import * as t from '../../../db/schema.ts';
import { figuresOf } from '../../../../nouns/stakeholder/queries.server.ts';
import { identifiersJson } from '../../../../nouns/derive/identifiers.ts';
import { itemJson, source, type Uncorrected } from './parts.ts';

const byIds = prepared((db) =>
	db.query.stakeholder
		.findMany({
			where: among(t.stakeholder.id, 'ids'),
			with: { identifiers: registered, citations: cited }
		})
		.prepare('stakeholders')
);

export async function stakeholders(ids: string[]): Promise<Uncorrected<'stakeholder'>[]> {
	const [rows, figures] = await Promise.all([byIds().execute({ ids }), figuresOf(ids)]);
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
