import { and, eq, or, type SQL, sql } from 'drizzle-orm';
import * as t from '../../server/db/schema.ts';
import { statementMemberByState } from '../../server/derived/views.ts';
import { wasChangeOfPosition } from '../../server/lists/changed-positions.ts';
import { speaksAs } from '../../server/lists/kinds.ts';
import { signedBy, spokenBy } from '../../server/lists/latest.ts';
import { type Conditions, hasRow, idBySlug, where } from '../../server/lists/list.ts';
import { attributedToId } from '../../server/lists/participants.ts';
import { changeAsked, type Chosen, conditionsOf, isChosenKind, isIn } from './filters.server.ts';

/** Withdrawn statements are found by their own rows, because the derived tables have only published ones. */
export const whereOf = (chosen: Chosen, state: 'published' | 'withdrawn' = 'published') =>
	where(
		state === 'published'
			? conditionsOf(chosen)
			: { ...conditionsOf(chosen), ...conditionsOfWithdrawn(chosen) }
	);

const isWithdrawn = eq(t.statement.state, 'withdrawn');

function conditionsOfWithdrawn(chosen: Chosen): Conditions {
	const { stakeholder, with: other, operator, signed, represents, changed } = chosen;
	return {
		state: isWithdrawn,
		stakeholder: stakeholder && isParticipant(idBySlug(t.stakeholder, stakeholder)),
		with: other && isSignedWith(other, stakeholder),
		// Without an operator, the condition is null for every statement.
		operator: operator && sql`${isParticipant(t.operatorId)} is not true`,
		signed:
			signed &&
			or(
				hasRow(
					t.stakeholder,
					and(
						eq(t.stakeholder.id, speaksAs(attributedToId, t.statement)),
						isChosenKind(signed, chosen)
					)
				),
				isIn(t.signatory, signed, chosen, isWithdrawn)
			),
		represents:
			represents &&
			isIn(
				statementMemberByState,
				represents,
				chosen,
				eq(statementMemberByState.state, 'withdrawn')
			),
		changed: changed && wasChangeOfPosition(changeAsked(chosen))
	};
}

const isParticipant = (id: SQL) => or(spokenBy(id), signedBy(id))!;

/** True for the organisation, or the speaker if there is none, and for co-signatories. */
const hasName = (slug: string) => {
	const id = idBySlug(t.stakeholder, slug);
	return or(eq(attributedToId, id), signedBy(id));
};

function isSignedWith(slug: string, beside: string | undefined): SQL | undefined {
	if (slug === beside) return sql`false`;
	// No co-signatory speaks in the statement, so one alone makes two names.
	const hasOther = beside
		? hasName(beside)
		: hasRow(t.signatory, eq(t.signatory.statementId, t.statement.id));
	return and(hasName(slug), hasOther);
}
