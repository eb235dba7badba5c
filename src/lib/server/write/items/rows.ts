import { parseEdtf } from '../../../domain/dates/edtf.ts';
import { addressKey } from '../../../domain/address/address.ts';
import type * as t from '../../db/schema.ts';
import type { Locator } from './locators.ts';
import type { Facts } from '../../../nouns/derive/validation.server.ts';

type Row<Table extends { $inferInsert: unknown }> = Table['$inferInsert'];

/** The rows that facts become, by table, in an order in which each finds what it refers to. */
export function rowsOf(facts: Facts) {
	const claims = facts.events.flatMap((event) =>
		event.dates.map((claim, index) => ({ ...claim, id: `${event.id}.d${index + 1}`, event }))
	);
	const positions = facts.statements.flatMap((statement) =>
		statement.positions.map((position) => ({
			...position,
			id: `${statement.id}.${position.regulation}`,
			statement
		}))
	);
	return {
		topic: facts.topics satisfies Row<typeof t.topic>[],
		regulation: facts.regulations.map(
			({
				relations: _relations,
				topics: _topics,
				identifiers: _identifiers,
				sources: _sources,
				locators: _at,
				...row
			}) => row
		) satisfies Row<typeof t.regulation>[],
		stakeholder: facts.stakeholders.map(
			({ identifiers: _identifiers, sources: _sources, locators: _at, ...row }) => row
		) satisfies Row<typeof t.stakeholder>[],
		article: facts.articles.map(({ regulations: _regulations, topics: _topics, ...row }) => {
			const published = days(row.published);
			return {
				...row,
				addressKey: row.url === undefined ? undefined : addressKey(row.url),
				published: published?.date,
				publishedEarliest: published?.earliest,
				publishedLatest: published?.latest
			};
		}) satisfies Row<typeof t.article>[],
		regulationRelation: facts.regulations.flatMap(({ id, relations }) =>
			relations.map(({ kind, to, article }) => ({ fromId: id, kind, toId: to, articleId: article }))
		) satisfies Row<typeof t.regulationRelation>[],
		regulationTopic: facts.regulations.flatMap(({ id, topics }) =>
			topics.map((topicId) => ({ regulationId: id, topicId }))
		) satisfies Row<typeof t.regulationTopic>[],
		regulationIdentifier: facts.regulations.flatMap(({ id, identifiers }) =>
			identifiers.map((identifier) => ({ regulationId: id, ...identifier }))
		) satisfies Row<typeof t.regulationIdentifier>[],
		stakeholderIdentifier: facts.stakeholders.flatMap(({ id, identifiers }) =>
			identifiers.map((identifier) => ({ stakeholderId: id, ...identifier }))
		) satisfies Row<typeof t.stakeholderIdentifier>[],
		articleRegulation: facts.articles.flatMap(({ id, regulations }) =>
			regulations.map((regulationId) => ({ articleId: id, regulationId }))
		) satisfies Row<typeof t.articleRegulation>[],
		articleTopic: facts.articles.flatMap(({ id, topics }) =>
			topics.map((topicId) => ({ articleId: id, topicId }))
		) satisfies Row<typeof t.articleTopic>[],
		membership: facts.memberships.map(
			({ group, member, sources: _sources, locators: _at, ...row }) => {
				const asOf = days(row.asOf);
				return {
					...row,
					groupId: group,
					memberId: member,
					asOf: asOf?.date,
					asOfEarliest: asOf?.earliest,
					asOfLatest: asOf?.latest
				};
			}
		) satisfies Row<typeof t.membership>[],
		statement: facts.statements.map(
			({
				organisation,
				speaker,
				signatories: _signatories,
				demands: _demands,
				positions: _positions,
				quotations: _quotations,
				sources: _sources,
				locators: _at,
				...row
			}) => ({
				...row,
				organisationId: organisation,
				speakerId: speaker,
				...parseEdtf(row.date)
			})
		) satisfies Row<typeof t.statement>[],
		event: facts.events.map(
			({ regulations: _regulations, actors: _actors, dates: _dates, statement, ...row }) => {
				const knownOn = days(row.knownOn);
				return {
					...row,
					statementId: statement,
					knownOn: knownOn?.date,
					knownOnEarliest: knownOn?.earliest,
					knownOnLatest: knownOn?.latest
				};
			}
		) satisfies Row<typeof t.event>[],
		datedClaim: claims.map(({ id, event, date, basis, preferred, note }) => ({
			id,
			eventId: event.id,
			...parseEdtf(date),
			basis,
			preferred,
			note
		})) satisfies Row<typeof t.datedClaim>[],
		eventRegulation: facts.events.flatMap(({ id, regulations }) =>
			regulations.map((regulationId) => ({ eventId: id, regulationId }))
		) satisfies Row<typeof t.eventRegulation>[],
		eventActor: facts.events.flatMap(({ id, actors }) =>
			actors.map((stakeholderId, index) => ({ eventId: id, stakeholderId, ordinal: index + 1 }))
		) satisfies Row<typeof t.eventActor>[],
		signatory: facts.statements.flatMap(({ id, signatories }) =>
			signatories.map((stakeholderId, index) => ({
				...{ statementId: id, stakeholderId },
				ordinal: index + 1
			}))
		) satisfies Row<typeof t.signatory>[],
		demand: facts.statements.flatMap(({ id, demands }) =>
			demands.map((demand) => ({ statementId: id, demand }))
		) satisfies Row<typeof t.demand>[],
		position: positions.map(({ id, statement, regulation, stance }) => ({
			id,
			statementId: statement.id,
			regulationId: regulation,
			stance
		})) satisfies Row<typeof t.position>[],
		quotation: facts.statements.flatMap(({ id, quotations }) =>
			quotations.map(({ article, ...row }, index) => ({
				...row,
				id: `${id}.q${index + 1}`,
				statementId: id,
				articleId: article
			}))
		) satisfies Row<typeof t.quotation>[],
		campaign: facts.campaigns.map(
			({
				regulations: _regulations,
				statements: _statements,
				demands: _demands,
				participants: _participants,
				sources: _sources,
				locators: _at,
				...row
			}) => {
				const { date, earliest, latest } = parseEdtf(row.startDate);
				return { ...row, startDate: date, startEarliest: earliest, startLatest: latest };
			}
		) satisfies Row<typeof t.campaign>[],
		campaignRegulation: facts.campaigns.flatMap(({ id, regulations }) =>
			regulations.map((regulationId) => ({ campaignId: id, regulationId }))
		) satisfies Row<typeof t.campaignRegulation>[],
		campaignStatement: facts.campaigns.flatMap(({ id, statements }) =>
			statements.map((statementId) => ({ campaignId: id, statementId }))
		) satisfies Row<typeof t.campaignStatement>[],
		campaignDemand: facts.campaigns.flatMap(({ id, demands }) =>
			demands.map(({ article, ...row }, index) => ({
				...row,
				id: `${id}.d${index + 1}`,
				campaignId: id,
				articleId: article
			}))
		) satisfies Row<typeof t.campaignDemand>[],
		campaignParticipant: facts.campaigns.flatMap(({ id, participants }) =>
			participants.map(({ stakeholder, article, date }, index) => ({
				...{ campaignId: id, stakeholderId: stakeholder, date, articleId: article },
				ordinal: index + 1
			}))
		) satisfies Row<typeof t.campaignParticipant>[],
		citation: [
			...facts.regulations.flatMap((row) => cite(row, { regulationId: row.id })),
			...facts.stakeholders.flatMap((row) => cite(row, { stakeholderId: row.id })),
			...facts.memberships.flatMap((row) => cite(row, { membershipId: row.id })),
			...claims.flatMap((row) => cite(row, { datedClaimId: row.id })),
			...facts.statements.flatMap((row) => cite(row, { statementId: row.id })),
			...facts.campaigns.flatMap((row) => cite(row, { campaignId: row.id })),
			// A file gives a statement's sources once; each of its positions rests on the same ones.
			...positions.flatMap(({ id, statement: { sources }, locators }) =>
				cite({ sources, locators }, { positionId: id })
			)
		] satisfies Row<typeof t.citation>[]
	};
}

function days(date: string | undefined) {
	return date === undefined ? undefined : parseEdtf(date);
}

function cite<Target>(
	{ sources, locators = [] }: { sources: string[]; locators?: Locator[] },
	target: Target
) {
	const places = new Map(locators.map(({ article, at }) => [article, at]));
	return sources.map((articleId) => ({ articleId, ...target, locator: places.get(articleId) }));
}
