import { and, type Column, eq, type SQL } from 'drizzle-orm';
import { country, type Filters, oneOf, slug } from '../../domain/filters.ts';
import { kindChoices } from '../../domain/vocabulary.ts';
import { isOfKind } from '../lists/kinds.ts';
import { where } from '../lists/list.ts';
import * as statements from '../../nouns/statement/queries.server.ts';

export const filters = {
	regulation: slug,
	/** Kind of one of the two signers, of a group, or of one of its members. */
	kind: oneOf(kindChoices),
	/** Country of the same stakeholder. */
	country
};

export type Chosen = Filters<typeof filters>;

/** The list of statements has the same condition, so that numbers and lists agree. */
export const statementCondition = ({ regulation }: Chosen) =>
	where(statements.conditionsOf({ regulation }));

export const stakeholderCondition = (
	stakeholder: { kind: Column; country: Column },
	{ kind, country }: Chosen
): SQL | undefined =>
	and(
		kind && isOfKind(stakeholder.kind, kind),
		country ? eq(stakeholder.country, country) : undefined
	);
