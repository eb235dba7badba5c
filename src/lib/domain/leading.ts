import { groupBy } from './timeline/succession.ts';
import { attributedTo, type Quotation, type StatementCard } from './record.ts';
import type { Stance } from './vocabulary.ts';

/** How many speakers of each stance a law's page quotes; it names the others. */
export const voicesInView = 3;

const isProven = ({ proof }: Quotation) => proof.state === 'found' && proof.copy.way !== 'pasted';

/** Returns the words to show of a statement: those proven in a kept copy of their page first. */
export const leadQuotation = ({ quotations }: StatementCard): Quotation | undefined =>
	quotations.find(isProven) ?? quotations[0];

/**
 * Returns one statement of each speaker who took the stance on the law: an editor's choice first, then those whose words
 * are proven in a kept copy, then the earliest.
 */
export function leadingStatements(
	statements: StatementCard[],
	stance: Stance,
	regulation: string
): StatementCard[] {
	const taken = statements
		.flatMap((statement) => {
			const position = statement.positions.find(
				(one) => one.regulation.slug === regulation && one.stance === stance
			);
			if (!position) return [];
			return { statement, leads: position.leads, proven: statement.quotations.some(isProven) };
		})
		.sort(
			(a, b) =>
				Number(b.leads) - Number(a.leads) ||
				Number(b.proven) - Number(a.proven) ||
				a.statement.latest.localeCompare(b.statement.latest) ||
				a.statement.earliest.localeCompare(b.statement.earliest) ||
				a.statement.id.localeCompare(b.statement.id)
		);
	return groupBy(taken, ({ statement }) => attributedTo(statement).slug).map(
		({ rows }) => rows[0]!.statement
	);
}
