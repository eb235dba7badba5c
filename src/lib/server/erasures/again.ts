import { eq, sql } from 'drizzle-orm';
import { names, type Noun, nounOf } from '../../domain/nouns.ts';
import type { Database } from '../db/index.ts';
import * as t from '../db/schema.ts';
import { refresh } from '../derived/index.ts';
import { queryRows } from '../ops/backups/tables.ts';
import { itemHash, keptHash, neutralId, secretMark } from './address.ts';
import { carryOut } from './carry-out.ts';
import type { Reference } from '../write/types.ts';

type Erasure = typeof t.erasure.$inferSelect;

/** The erasures of a database that is about to be replaced; it may be older than they are. */
export async function standingErasures(session: Database): Promise<Erasure[]> {
	const [table] = await queryRows<{ is: boolean }>(
		session,
		sql`select to_regclass('public.erasure') is not null as is`
	);
	return table!.is ? session.select().from(t.erasure) : [];
}

/**
 * Keeps the erasures of the replaced database, and erases again what a backup made before them brought back.
 * @returns how many of them were not in the backup
 * @throws Error with a sentence for people if they were recorded with another secret
 */
export async function eraseAgain(session: Database, erasures: Erasure[]): Promise<number> {
	let again = 0;
	// A later one may erase an item by the id that it got from an earlier one.
	const inOrder = erasures.toSorted((one, other) => one.at.getTime() - other.at.getTime());
	for (const erasure of inOrder) {
		const [known] = await session.select().from(t.erasure).where(eq(t.erasure.id, erasure.id));
		if (!known && isOfOtherSecret(erasure)) throw new Error(otherSecret);
		const done = known ? undefined : await eraseOne(session, erasure);
		if (done) again++;
		const row = { ...erasure, ...done, ...(known && both(erasure, known)) };
		await session
			.insert(t.erasure)
			.values(row)
			.onConflictDoUpdate({ target: t.erasure.id, set: row });
	}
	await refresh(session);
	return again;
}

/** Unites two records of one erasure: texts may have been released since the older one, and items got other ids. */
function both(one: Erasure, other: Erasure): Partial<Erasure> {
	const names = ['items', 'marks', 'addresses', 'kept', 'released'] as const;
	const united = Object.fromEntries(
		names.map((name) => [name, [...new Set([...one[name], ...other[name]])]])
	) as Pick<Erasure, (typeof names)[number]>;
	const now = (key: string) => {
		const [noun, id = ''] = key.split('/');
		return `${noun}/${neutralId(id)}`;
	};
	return { ...united, items: united.items.filter((key) => !united.items.includes(now(key))) };
}

/** Whether it recognises nothing, because its hashes were made with another secret. */
export const isOfOtherSecret = ({ addresses }: Erasure): boolean =>
	!addresses.includes(secretMark());

const otherSecret =
	'What was erased since this backup was made was recorded with another SECRET than the one set here, so nothing of it ' +
	'would be recognised, and all of it would come back. Nothing was changed. Set that SECRET, or put the file “secret” ' +
	'back, and restore again.';

async function eraseOne(session: Database, erasure: Erasure): Promise<Partial<Erasure>> {
	const { marks, kept, ground, addresses, items } = erasure;
	const targets = await targetsOf(session, new Set(addresses));
	const done = await carryOut(session, {
		targets,
		items,
		// Only the hashes are known by now, so every text is looked at. What was released since is in no older backup.
		marks,
		isKept: (key) => kept.includes(keptHash(key)),
		ground,
		by: { name: 'Rulewatch' }
	});
	return {
		...done,
		items: [...new Set([...erasure.items, ...done.items])],
		addresses: [...new Set([...addresses, ...done.addresses])],
		kept: [...new Set([...kept, ...done.kept])]
	};
}

async function targetsOf(session: Database, hashes: ReadonlySet<string>): Promise<Reference[]> {
	const found: Reference[] = [];
	for (const noun of names.map((name): Noun => nounOf[name])) {
		const rows = await session.select({ id: t[noun].id }).from(t[noun] as typeof t.topic);
		for (const { id } of rows) if (hashes.has(itemHash({ noun, id }))) found.push({ noun, id });
	}
	return found;
}
