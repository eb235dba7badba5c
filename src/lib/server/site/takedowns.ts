import { desc, eq, getTableColumns, sql } from 'drizzle-orm';
import { namesWithin } from '../../domain/names/within.ts';
import type { User } from '../../domain/staff.ts';
import type { Takedown, TakedownFacts } from '../../domain/takedowns.ts';
import type { SentTakedown } from '../../forms/takedown.ts';
import { record } from '../activity.ts';
import { type Database, db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import { cachedByVersion } from '../db/version.ts';
import { refuseErased } from '../erasures/check.ts';
import { inTransaction, isSameItem, refusal } from '../write/index.ts';

/** All entries of the public register, the latest month first. */
export const takedowns = cachedByVersion(() => entriesIn(db));

async function entriesIn(session: Pick<Database, 'select'>, entry?: string): Promise<Takedown[]> {
	const { id, entry: ofEntry, ...facts } = getTableColumns(t.takedown);
	const rows = await session
		.select({ id, entry: ofEntry, facts })
		.from(t.takedown)
		.where(entry === undefined ? undefined : eq(t.takedown.entry, entry))
		.orderBy(desc(id));
	const entries = new Map<string, Takedown>();
	for (const { facts, ...key } of rows) {
		const known = entries.get(key.entry);
		if (known) known.earlier.push(facts);
		else entries.set(key.entry, { ...key, ...facts, earlier: [] });
	}
	const month = (each: Takedown) => Number(each.month.replace('-', ''));
	return [...entries.values()].sort((one, other) => month(other) - month(one));
}

/**
 * Adds an entry, or another wording of one; the same wording again changes nothing.
 * @throws Refused if another administrator was first, if the words were erased, or if they name a person on record and this is not confirmed
 */
export async function enterTakedown(administrator: User, sent: SentTakedown): Promise<void> {
	const { entry, seen, confirmed, ...words } = sent;
	const facts: TakedownFacts = { ...words, withheld: false };
	await inTransaction(async (session) => {
		const [standing] = await lockEntry(session, entry);
		const { id = 0, entry: _entry, earlier: _earlier, ...stands } = standing ?? {};
		if (isSameItem(facts, stands)) return;
		if (id !== seen)
			throw refusal('', 'Another administrator changed this entry. Open it again to see how.');
		await refuseErased(session, [facts]);
		const warning = await warningOf(session, facts);
		if (warning && warning !== confirmed) throw refusal('confirmed', warning);
		await session.insert(t.takedown).values({ entry, ...facts });
		await record(session, { kind: 'takedown_entered', actor: administrator, subject: entry });
	});
}

/**
 * Removes all wordings of an entry for good, because one of them led to whoever was protected. What was asked to go, by what
 * kind of asker, when, on which ground and what was done stay, as they last stood.
 * @throws Refused if there is no such entry
 */
export async function withholdTakedown(administrator: User, entry: string): Promise<void> {
	await inTransaction(async (session) => {
		const [standing] = await lockEntry(session, entry);
		if (!standing) throw refusal('', 'This entry is not in the register.');
		const { id: _id, earlier: _earlier, ...facts } = standing;
		await session.delete(t.takedown).where(eq(t.takedown.entry, entry));
		// The new row refuses forms that were opened before, which still hold the words.
		await session.insert(t.takedown).values({ ...facts, ...noWords, withheld: true });
		await record(session, { kind: 'takedown_withheld', actor: administrator, subject: entry });
	});
}

const noWords = { subjectWords: '', authority: '', groundWords: '', note: '' };

async function lockEntry(session: Database, entry: string): Promise<Takedown[]> {
	await session.execute(sql`lock table ${t.takedown} in share row exclusive mode`);
	return entriesIn(session, entry);
}

const mostNames = 10;

/** Names the people on record, drafts included, whose names stand in the words of an entry; empty if there are none. */
async function warningOf(session: Database, facts: TakedownFacts): Promise<string> {
	const people = await session
		.select({ name: t.stakeholder.name, aliases: t.stakeholder.aliases })
		.from(t.stakeholder)
		.where(eq(t.stakeholder.kind, 'person'));
	const text = [facts.subjectWords, facts.authority, facts.groundWords, facts.note].join(' \n');
	const names = people.flatMap(({ name, aliases }) => [name, ...aliases]);
	const found = [...new Set(namesWithin(text, names))].slice(0, mostNames);
	return found.length ? `These words may name somebody on record: ${found.join(', ')}.` : '';
}
