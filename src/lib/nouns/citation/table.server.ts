import { relations, sql } from 'drizzle-orm';
import {
	type AnyPgColumn,
	check,
	index,
	integer,
	pgTable,
	text,
	unique
} from 'drizzle-orm/pg-core';
import { article } from '../article/table.server.ts';
import { campaign } from '../campaign/table.server.ts';
import { datedClaim } from '../dated-claim/table.server.ts';
import { membership } from '../membership/table.server.ts';
import { regulation } from '../regulation/table.server.ts';
import { stakeholder } from '../stakeholder/table.server.ts';
import { statement, position } from '../statement/table.server.ts';
import { by, refersTo } from '../columns.server.ts';

function target(column: () => AnyPgColumn, name: string) {
	return text(name).references(column, { onDelete: 'cascade' });
}

export const citation = pgTable(
	'citation',
	{
		id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
		articleId: refersTo('article_id', () => article.id),
		regulationId: target(() => regulation.id, 'regulation_id'),
		stakeholderId: target(() => stakeholder.id, 'stakeholder_id'),
		membershipId: target(() => membership.id, 'membership_id'),
		datedClaimId: target(() => datedClaim.id, 'dated_claim_id'),
		statementId: target(() => statement.id, 'statement_id'),
		positionId: target(() => position.id, 'position_id'),
		campaignId: target(() => campaign.id, 'campaign_id'),
		locator: text('locator')
	},
	(t) => {
		const targets = [
			t.regulationId,
			t.stakeholderId,
			t.membershipId,
			t.datedClaimId,
			t.statementId,
			t.positionId,
			t.campaignId
		] as const;
		return [
			unique('citation_once')
				.on(t.articleId, ...targets)
				.nullsNotDistinct(),
			check('citation_one_target', sql`num_nonnulls(${sql.join([...targets], sql`, `)}) = 1`),
			...targets.map((column) => index(`citation_${column.name}_index`).on(column))
		];
	}
);

export const citationJoins = relations(citation, ({ one }) => ({
	article: one(article, by(citation.articleId, article.id)),
	regulation: one(regulation, by(citation.regulationId, regulation.id)),
	stakeholder: one(stakeholder, by(citation.stakeholderId, stakeholder.id)),
	membership: one(membership, by(citation.membershipId, membership.id)),
	datedClaim: one(datedClaim, by(citation.datedClaimId, datedClaim.id)),
	statement: one(statement, by(citation.statementId, statement.id)),
	position: one(position, by(citation.positionId, position.id)),
	campaign: one(campaign, by(citation.campaignId, campaign.id))
}));
