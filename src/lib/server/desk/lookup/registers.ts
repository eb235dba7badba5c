import { type SQL, sql } from 'drizzle-orm';
import { type Identifier, identifiersIn } from '../../../domain/identifiers/identifiers.ts';
import { regulationSchemes, stakeholderSchemes } from '../../../domain/identifiers/schemes.ts';
import type { Noun } from '../../../domain/nouns.ts';
import * as t from '../../db/schema.ts';

const { stakeholderIdentifier, regulationIdentifier } = t;
export const registers = {
	stakeholder: {
		schemes: stakeholderSchemes,
		item: t.stakeholder,
		name: t.stakeholder.name,
		table: stakeholderIdentifier,
		of: stakeholderIdentifier.stakeholderId
	},
	regulation: {
		schemes: regulationSchemes,
		item: t.regulation,
		name: t.regulation.title,
		table: regulationIdentifier,
		of: regulationIdentifier.regulationId
	}
};
export type Register = (typeof registers)[keyof typeof registers];
const registersOf = (noun: Noun) =>
	noun === 'stakeholder' || noun === 'regulation' ? registers[noun] : undefined;

/** Returns the register identifiers that a typed text may be. */
export function identifiersTyped(noun: Noun, text: string): Identifier[] {
	const known = registersOf(noun);
	return known ? identifiersIn(known.schemes, text) : [];
}

export function isIdentifiedBy(noun: Noun, identifiers: Identifier[]): SQL | undefined {
	const known = registersOf(noun);
	if (!known || !identifiers.length) return undefined;
	const { item, table, of } = known;
	const { scheme, value } = table;
	// The cast to the column's type lets PostgreSQL use the index.
	return sql`${item.id} in (
		select ${of} from ${table} where (${scheme}, ${value}) in (
			select (given ->> 'scheme')::${sql.identifier(scheme.getSQLType())}, given ->> 'value'
			from jsonb_array_elements(${JSON.stringify(identifiers)}::text::jsonb) given
		)
	)`;
}

export function identifiersColumn(noun: Noun): SQL<Identifier[]> {
	const known = registersOf(noun);
	if (!known) return sql`'[]'::json`;
	const { item, table, of } = known;
	return sql`(
		select coalesce(json_agg(json_build_object('scheme', ${table.scheme}, 'value', ${table.value})), '[]')
		from ${table} where ${of} = ${item.id}
	)`;
}
