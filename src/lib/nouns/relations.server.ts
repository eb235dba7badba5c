import { relations } from 'drizzle-orm';
import * as t from '../server/db/schema.ts';
import { clock } from '../server/derived/tables.ts';

/** How rows hang together, for drizzle's relational queries: a page's whole tree comes in one statement. */

export const regulationRelations = relations(t.regulation, ({ many, one }) => ({
	clock: one(clock, { fields: [t.regulation.id], references: [clock.regulationId] }),
	relationsFrom: many(t.regulationRelation, { relationName: 'from' }),
	relationsTo: many(t.regulationRelation, { relationName: 'to' }),
	topics: many(t.regulationTopic),
	identifiers: many(t.regulationIdentifier),
	citations: many(t.citation),
	watches: many(t.watch)
}));

export const watchRelations = relations(t.watch, ({ one }) => ({
	regulation: one(t.regulation, { fields: [t.watch.regulationId], references: [t.regulation.id] })
}));

export const regulationRelationRelations = relations(t.regulationRelation, ({ one }) => ({
	from: one(t.regulation, {
		fields: [t.regulationRelation.fromId],
		references: [t.regulation.id],
		relationName: 'from'
	}),
	to: one(t.regulation, {
		fields: [t.regulationRelation.toId],
		references: [t.regulation.id],
		relationName: 'to'
	}),
	article: one(t.article, { fields: [t.regulationRelation.articleId], references: [t.article.id] })
}));

export const regulationTopicRelations = relations(t.regulationTopic, ({ one }) => ({
	regulation: one(t.regulation, {
		fields: [t.regulationTopic.regulationId],
		references: [t.regulation.id]
	}),
	topic: one(t.topic, { fields: [t.regulationTopic.topicId], references: [t.topic.id] })
}));

export const regulationIdentifierRelations = relations(t.regulationIdentifier, ({ one }) => ({
	regulation: one(t.regulation, {
		fields: [t.regulationIdentifier.regulationId],
		references: [t.regulation.id]
	})
}));

export const stakeholderIdentifierRelations = relations(t.stakeholderIdentifier, ({ one }) => ({
	stakeholder: one(t.stakeholder, {
		fields: [t.stakeholderIdentifier.stakeholderId],
		references: [t.stakeholder.id]
	})
}));

export const stakeholderRelations = relations(t.stakeholder, ({ many }) => ({
	memberships: many(t.membership, { relationName: 'member' }),
	members: many(t.membership, { relationName: 'group' }),
	identifiers: many(t.stakeholderIdentifier),
	citations: many(t.citation)
}));

export const membershipRelations = relations(t.membership, ({ one, many }) => ({
	group: one(t.stakeholder, {
		fields: [t.membership.groupId],
		references: [t.stakeholder.id],
		relationName: 'group'
	}),
	member: one(t.stakeholder, {
		fields: [t.membership.memberId],
		references: [t.stakeholder.id],
		relationName: 'member'
	}),
	citations: many(t.citation)
}));

export const eventRelations = relations(t.event, ({ one, many }) => ({
	statement: one(t.statement, { fields: [t.event.statementId], references: [t.statement.id] }),
	claims: many(t.datedClaim),
	regulations: many(t.eventRegulation),
	actors: many(t.eventActor)
}));

export const datedClaimRelations = relations(t.datedClaim, ({ one, many }) => ({
	event: one(t.event, { fields: [t.datedClaim.eventId], references: [t.event.id] }),
	citations: many(t.citation)
}));

export const eventRegulationRelations = relations(t.eventRegulation, ({ one }) => ({
	event: one(t.event, { fields: [t.eventRegulation.eventId], references: [t.event.id] }),
	regulation: one(t.regulation, {
		fields: [t.eventRegulation.regulationId],
		references: [t.regulation.id]
	})
}));

export const eventActorRelations = relations(t.eventActor, ({ one }) => ({
	event: one(t.event, { fields: [t.eventActor.eventId], references: [t.event.id] }),
	stakeholder: one(t.stakeholder, {
		fields: [t.eventActor.stakeholderId],
		references: [t.stakeholder.id]
	})
}));

export const statementRelations = relations(t.statement, ({ one, many }) => ({
	organisation: one(t.stakeholder, {
		fields: [t.statement.organisationId],
		references: [t.stakeholder.id],
		relationName: 'organisation'
	}),
	speaker: one(t.stakeholder, {
		fields: [t.statement.speakerId],
		references: [t.stakeholder.id],
		relationName: 'speaker'
	}),
	signatories: many(t.signatory),
	demands: many(t.demand),
	positions: many(t.position),
	quotations: many(t.quotation),
	citations: many(t.citation)
}));

export const signatoryRelations = relations(t.signatory, ({ one }) => ({
	statement: one(t.statement, { fields: [t.signatory.statementId], references: [t.statement.id] }),
	stakeholder: one(t.stakeholder, {
		fields: [t.signatory.stakeholderId],
		references: [t.stakeholder.id]
	})
}));

export const demandRelations = relations(t.demand, ({ one }) => ({
	statement: one(t.statement, { fields: [t.demand.statementId], references: [t.statement.id] })
}));

export const positionRelations = relations(t.position, ({ one, many }) => ({
	statement: one(t.statement, { fields: [t.position.statementId], references: [t.statement.id] }),
	regulation: one(t.regulation, {
		fields: [t.position.regulationId],
		references: [t.regulation.id]
	}),
	citations: many(t.citation)
}));

export const quotationRelations = relations(t.quotation, ({ one }) => ({
	statement: one(t.statement, { fields: [t.quotation.statementId], references: [t.statement.id] }),
	article: one(t.article, { fields: [t.quotation.articleId], references: [t.article.id] }),
	anchor: one(t.anchor)
}));

export const anchorRelations = relations(t.anchor, ({ one }) => ({
	quotation: one(t.quotation, { fields: [t.anchor.quotationId], references: [t.quotation.id] }),
	copy: one(t.copy, { fields: [t.anchor.copyId], references: [t.copy.id] })
}));

export const livePageRelations = relations(t.livePage, ({ one }) => ({
	article: one(t.article, { fields: [t.livePage.articleId], references: [t.article.id] })
}));

export const articleRelations = relations(t.article, ({ one, many }) => ({
	livePage: one(t.livePage),
	regulations: many(t.articleRegulation),
	topics: many(t.articleTopic),
	citations: many(t.citation),
	quotations: many(t.quotation),
	relations: many(t.regulationRelation)
}));

export const articleRegulationRelations = relations(t.articleRegulation, ({ one }) => ({
	article: one(t.article, { fields: [t.articleRegulation.articleId], references: [t.article.id] }),
	regulation: one(t.regulation, {
		fields: [t.articleRegulation.regulationId],
		references: [t.regulation.id]
	})
}));

export const articleTopicRelations = relations(t.articleTopic, ({ one }) => ({
	article: one(t.article, { fields: [t.articleTopic.articleId], references: [t.article.id] }),
	topic: one(t.topic, { fields: [t.articleTopic.topicId], references: [t.topic.id] })
}));

export const campaignRelations = relations(t.campaign, ({ many }) => ({
	regulations: many(t.campaignRegulation),
	statements: many(t.campaignStatement),
	demands: many(t.campaignDemand),
	participants: many(t.campaignParticipant),
	citations: many(t.citation)
}));

export const campaignRegulationRelations = relations(t.campaignRegulation, ({ one }) => ({
	campaign: one(t.campaign, {
		fields: [t.campaignRegulation.campaignId],
		references: [t.campaign.id]
	}),
	regulation: one(t.regulation, {
		fields: [t.campaignRegulation.regulationId],
		references: [t.regulation.id]
	})
}));

export const campaignStatementRelations = relations(t.campaignStatement, ({ one }) => ({
	campaign: one(t.campaign, {
		fields: [t.campaignStatement.campaignId],
		references: [t.campaign.id]
	}),
	statement: one(t.statement, {
		fields: [t.campaignStatement.statementId],
		references: [t.statement.id]
	})
}));

export const campaignDemandRelations = relations(t.campaignDemand, ({ one }) => ({
	campaign: one(t.campaign, {
		fields: [t.campaignDemand.campaignId],
		references: [t.campaign.id]
	}),
	article: one(t.article, { fields: [t.campaignDemand.articleId], references: [t.article.id] })
}));

export const campaignParticipantRelations = relations(t.campaignParticipant, ({ one }) => ({
	campaign: one(t.campaign, {
		fields: [t.campaignParticipant.campaignId],
		references: [t.campaign.id]
	}),
	stakeholder: one(t.stakeholder, {
		fields: [t.campaignParticipant.stakeholderId],
		references: [t.stakeholder.id]
	}),
	article: one(t.article, {
		fields: [t.campaignParticipant.articleId],
		references: [t.article.id]
	})
}));

export const citationRelations = relations(t.citation, ({ one }) => ({
	article: one(t.article, { fields: [t.citation.articleId], references: [t.article.id] }),
	regulation: one(t.regulation, {
		fields: [t.citation.regulationId],
		references: [t.regulation.id]
	}),
	stakeholder: one(t.stakeholder, {
		fields: [t.citation.stakeholderId],
		references: [t.stakeholder.id]
	}),
	membership: one(t.membership, {
		fields: [t.citation.membershipId],
		references: [t.membership.id]
	}),
	datedClaim: one(t.datedClaim, {
		fields: [t.citation.datedClaimId],
		references: [t.datedClaim.id]
	}),
	statement: one(t.statement, { fields: [t.citation.statementId], references: [t.statement.id] }),
	position: one(t.position, { fields: [t.citation.positionId], references: [t.position.id] }),
	campaign: one(t.campaign, { fields: [t.citation.campaignId], references: [t.campaign.id] })
}));
