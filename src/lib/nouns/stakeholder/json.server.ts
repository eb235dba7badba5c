import { isAmongPlaceholder, prepared } from '../../server/db/prepared.ts';
import * as t from '../../server/db/schema.ts';
import { identifierRows } from '../cards.server.ts';
import { citationQuery, Sources } from '../citation/sources.server.ts';
import { asJson } from '../derive/represent.server.ts';
import { identifiersJson } from '../identifiers.ts';
import { stakeholderFigures } from './list.server.ts';

const byIds = prepared((db) =>
	db.query.stakeholder
		.findMany({
			where: isAmongPlaceholder(t.stakeholder.id, 'ids'),
			with: { identifiers: identifierRows, citations: citationQuery }
		})
		.prepare('stakeholder_json')
);

export const stakeholders = asJson('stakeholder', async (ids) => {
	const [rows, figures] = await Promise.all([byIds().execute({ ids }), stakeholderFigures(ids)]);
	const sources = new Sources();
	return rows.map((row) => ({
		...row,
		statementCount: figures.get(row.id)?.statements ?? 0,
		latestStatement: figures.get(row.id)?.latest ?? null,
		identifiers: identifiersJson(row.identifiers),
		sources: sources.all(row.citations)
	}));
});
