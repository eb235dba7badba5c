import { and, eq, type SQL, sql } from 'drizzle-orm';
import { type Identifier, identifierKey } from '../../domain/identifiers/identifiers.ts';
import { type Noun, nounWords } from '../../domain/nouns.ts';
import type { Database } from '../db/index.ts';
import { isPublished } from '../db/published.ts';
import type * as t from '../db/schema.ts';
import { type Register, registers } from '../desk/lookup/registers.ts';
import { type Problem, Refused } from './refusals.ts';

interface Owner {
	id: string;
	name: string;
}

/**
 * Problems of each item with identifiers that another published item has. Identifiers of drafts may repeat. A lock makes
 * publishing transactions wait for each other, so that two cannot publish the same identifier at once.
 */
export async function takenIdentifiers(
	session: Database,
	noun: Noun,
	items: object[]
): Promise<Problem[][]> {
	const all = items.map((item) => item as Identified);
	const given = all.filter(isNotWithdrawn).flatMap(({ identifiers = [] }) => identifiers);
	if ((noun !== 'stakeholder' && noun !== 'regulation') || !given.length)
		return items.map(() => []);
	if (all.some(({ state }) => state === 'published'))
		await session.execute(sql`select pg_advisory_xact_lock(hashtextextended('identifiers', 0))`);
	const owners = await ownersOf(session, noun, given);
	return all.map((item) => {
		if (!isNotWithdrawn(item)) return [];
		const problems = (item.identifiers ?? []).flatMap((identifier, index) => {
			const owner = owners.get(identifierKey(identifier))?.find(({ id }) => id !== item.id);
			if (!owner) return [];
			return { field: `identifiers.${index}.value`, message: takenMessage(noun, owner) };
		});
		if (item.state === 'published')
			for (const identifier of item.identifiers ?? [])
				owners.set(identifierKey(identifier), [
					...(owners.get(identifierKey(identifier)) ?? []),
					ownerOf(item)
				]);
		return problems;
	});
}

/** @throws Refused if another published item has one of the identifiers */
export async function refuseTaken(session: Database, noun: Noun, items: object[]): Promise<void> {
	const [first] = (await takenIdentifiers(session, noun, items)).filter(({ length }) => length);
	if (first) throw new Refused(first);
}

interface Identified {
	id: string;
	state: string;
	name?: string;
	title?: string;
	identifiers?: Identifier[];
}

const isNotWithdrawn = ({ state }: Identified) => state !== 'withdrawn';
const ownerOf = ({ id, name, title }: Identified): Owner => ({ id, name: name ?? title ?? id });

const takenMessage = (noun: Noun, { name }: Owner) =>
	`“${name}” has this identifier already, and it belongs to one ${nounWords[noun]} alone.` +
	(noun === 'stakeholder' ? ' If the two are one, merge them.' : '');

async function ownersOf(
	session: Database,
	noun: 'stakeholder' | 'regulation',
	given: Identifier[]
): Promise<Map<string, Owner[]>> {
	const { item, table, of, name } = registers[noun];
	const { scheme, value } = table;
	const rows = await session
		.select({ scheme: sql<string>`${scheme}::text`, value, id: item.id, name })
		.from(table as typeof t.stakeholderIdentifier)
		.innerJoin(item, eq(item.id, of))
		.where(and(isPublished(item.state), isAmong(table, given)));
	const owners = new Map<string, Owner[]>();
	for (const { scheme, value, ...owner } of rows) {
		const key = identifierKey({ scheme, value });
		owners.set(key, [...(owners.get(key) ?? []), owner]);
	}
	return owners;
}

const isAmong = ({ scheme, value }: Register['table'], given: Identifier[]): SQL =>
	sql`(${scheme}::text, ${value}) in (
		select given ->> 'scheme', given ->> 'value'
		from jsonb_array_elements(${JSON.stringify(given)}::text::jsonb) given
	)`;
