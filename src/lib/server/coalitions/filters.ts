import { and, type Column, eq, type SQL } from 'drizzle-orm';
import { country, type Filters, oneOf, slug } from '../../domain/filters.ts';
import { kindChoices } from '../../domain/vocabulary.ts';
import { isOfKind } from '../lists/kinds.ts';
import { where } from '../lists/list.ts';
import * as statements from '../../nouns/statement/queries.server.ts';

export const filters = {
	/** On which the statements take a position. */
	regulation: slug,
	/** Of one of the two who sign together; of a group or one of its listed members. */
	kind: oneOf(kindChoices),
	/** Of the same one as the kind. */
	country
};

export type Chosen = Filters<typeof filters>;

/** A condition on `statement`, as the list of statements puts it: what a number counts is what the list shows. */
export const said = ({ regulation }: Chosen) => where(statements.conditionsOf({ regulation }));

/** That a stakeholder is of the kind and country chosen. */
export const fits = (
	stakeholder: { kind: Column; country: Column },
	{ kind, country }: Chosen
): SQL | undefined =>
	and(
		kind && isOfKind(stakeholder.kind, kind),
		country ? eq(stakeholder.country, country) : undefined
	);
