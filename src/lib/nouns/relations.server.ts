import { relations } from 'drizzle-orm';
import * as t from '../server/db/schema.ts';
import { clock } from '../server/derived/tables.ts';
import { by } from './columns.server.ts';

// Relations for drizzle's relational queries, which read a page's whole tree in one statement. Those of citations are with
// their table.

export const regulationJoins = relations(t.regulation, ({ many, one }) => ({
	clock: one(clock, by(t.regulation.id, clock.regulationId)),
	relationsFrom: many(t.regulationRelation, { relationName: 'from' }),
	relationsTo: many(t.regulationRelation, { relationName: 'to' }),
	topics: many(t.regulationTopic),
	identifiers: many(t.regulationIdentifier),
	citations: many(t.citation),
	watches: many(t.watch)
}));

export const watchJoins = relations(t.watch, ({ one }) => ({
	regulation: one(t.regulation, by(t.watch.regulationId, t.regulation.id))
}));

export const regulationRelationJoins = relations(t.regulationRelation, ({ one }) => ({
	from: one(t.regulation, by(t.regulationRelation.fromId, t.regulation.id, 'from')),
	to: one(t.regulation, by(t.regulationRelation.toId, t.regulation.id, 'to')),
	article: one(t.article, by(t.regulationRelation.articleId, t.article.id))
}));

export const regulationTopicJoins = relations(t.regulationTopic, ({ one }) => ({
	regulation: one(t.regulation, by(t.regulationTopic.regulationId, t.regulation.id)),
	topic: one(t.topic, by(t.regulationTopic.topicId, t.topic.id))
}));

export const regulationIdentifierJoins = relations(t.regulationIdentifier, ({ one }) => ({
	regulation: one(t.regulation, by(t.regulationIdentifier.regulationId, t.regulation.id))
}));

export const stakeholderIdentifierJoins = relations(t.stakeholderIdentifier, ({ one }) => ({
	stakeholder: one(t.stakeholder, by(t.stakeholderIdentifier.stakeholderId, t.stakeholder.id))
}));

export const stakeholderJoins = relations(t.stakeholder, ({ many }) => ({
	memberships: many(t.membership, { relationName: 'member' }),
	members: many(t.membership, { relationName: 'group' }),
	identifiers: many(t.stakeholderIdentifier),
	citations: many(t.citation)
}));

export const membershipJoins = relations(t.membership, ({ one, many }) => ({
	group: one(t.stakeholder, by(t.membership.groupId, t.stakeholder.id, 'group')),
	member: one(t.stakeholder, by(t.membership.memberId, t.stakeholder.id, 'member')),
	citations: many(t.citation)
}));

export const eventJoins = relations(t.event, ({ one, many }) => ({
	statement: one(t.statement, by(t.event.statementId, t.statement.id)),
	claims: many(t.datedClaim),
	regulations: many(t.eventRegulation),
	actors: many(t.eventActor)
}));

export const datedClaimJoins = relations(t.datedClaim, ({ one, many }) => ({
	event: one(t.event, by(t.datedClaim.eventId, t.event.id)),
	citations: many(t.citation)
}));

export const eventRegulationJoins = relations(t.eventRegulation, ({ one }) => ({
	event: one(t.event, by(t.eventRegulation.eventId, t.event.id)),
	regulation: one(t.regulation, by(t.eventRegulation.regulationId, t.regulation.id))
}));

export const eventActorJoins = relations(t.eventActor, ({ one }) => ({
	event: one(t.event, by(t.eventActor.eventId, t.event.id)),
	stakeholder: one(t.stakeholder, by(t.eventActor.stakeholderId, t.stakeholder.id))
}));

export const statementJoins = relations(t.statement, ({ one, many }) => ({
	organisation: one(
		t.stakeholder,
		by(t.statement.organisationId, t.stakeholder.id, 'organisation')
	),
	speaker: one(t.stakeholder, by(t.statement.speakerId, t.stakeholder.id, 'speaker')),
	signatories: many(t.signatory),
	demands: many(t.demand),
	positions: many(t.position),
	quotations: many(t.quotation),
	citations: many(t.citation)
}));

export const signatoryJoins = relations(t.signatory, ({ one }) => ({
	statement: one(t.statement, by(t.signatory.statementId, t.statement.id)),
	stakeholder: one(t.stakeholder, by(t.signatory.stakeholderId, t.stakeholder.id))
}));

export const demandJoins = relations(t.demand, ({ one }) => ({
	statement: one(t.statement, by(t.demand.statementId, t.statement.id))
}));

export const positionJoins = relations(t.position, ({ one, many }) => ({
	statement: one(t.statement, by(t.position.statementId, t.statement.id)),
	regulation: one(t.regulation, by(t.position.regulationId, t.regulation.id)),
	citations: many(t.citation)
}));

export const quotationJoins = relations(t.quotation, ({ one }) => ({
	statement: one(t.statement, by(t.quotation.statementId, t.statement.id)),
	article: one(t.article, by(t.quotation.articleId, t.article.id)),
	anchor: one(t.anchor)
}));

export const anchorJoins = relations(t.anchor, ({ one }) => ({
	quotation: one(t.quotation, by(t.anchor.quotationId, t.quotation.id)),
	copy: one(t.copy, by(t.anchor.copyId, t.copy.id))
}));

export const livePageJoins = relations(t.livePage, ({ one }) => ({
	article: one(t.article, by(t.livePage.articleId, t.article.id))
}));

export const articleJoins = relations(t.article, ({ one, many }) => ({
	livePage: one(t.livePage),
	regulations: many(t.articleRegulation),
	topics: many(t.articleTopic),
	citations: many(t.citation),
	quotations: many(t.quotation),
	relations: many(t.regulationRelation)
}));

export const articleRegulationJoins = relations(t.articleRegulation, ({ one }) => ({
	article: one(t.article, by(t.articleRegulation.articleId, t.article.id)),
	regulation: one(t.regulation, by(t.articleRegulation.regulationId, t.regulation.id))
}));

export const articleTopicJoins = relations(t.articleTopic, ({ one }) => ({
	article: one(t.article, by(t.articleTopic.articleId, t.article.id)),
	topic: one(t.topic, by(t.articleTopic.topicId, t.topic.id))
}));

export const campaignJoins = relations(t.campaign, ({ many }) => ({
	regulations: many(t.campaignRegulation),
	statements: many(t.campaignStatement),
	demands: many(t.campaignDemand),
	participants: many(t.campaignParticipant),
	citations: many(t.citation)
}));

export const campaignRegulationJoins = relations(t.campaignRegulation, ({ one }) => ({
	campaign: one(t.campaign, by(t.campaignRegulation.campaignId, t.campaign.id)),
	regulation: one(t.regulation, by(t.campaignRegulation.regulationId, t.regulation.id))
}));

export const campaignStatementJoins = relations(t.campaignStatement, ({ one }) => ({
	campaign: one(t.campaign, by(t.campaignStatement.campaignId, t.campaign.id)),
	statement: one(t.statement, by(t.campaignStatement.statementId, t.statement.id))
}));

export const campaignDemandJoins = relations(t.campaignDemand, ({ one }) => ({
	campaign: one(t.campaign, by(t.campaignDemand.campaignId, t.campaign.id)),
	article: one(t.article, by(t.campaignDemand.articleId, t.article.id))
}));

export const campaignParticipantJoins = relations(t.campaignParticipant, ({ one }) => ({
	campaign: one(t.campaign, by(t.campaignParticipant.campaignId, t.campaign.id)),
	stakeholder: one(t.stakeholder, by(t.campaignParticipant.stakeholderId, t.stakeholder.id)),
	article: one(t.article, by(t.campaignParticipant.articleId, t.article.id))
}));
