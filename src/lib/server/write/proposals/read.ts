import { and, asc, desc, eq, inArray, isNull, not, sql } from 'drizzle-orm';
import type { Listing } from '../../../domain/filters.ts';
import type { Noun } from '../../../domain/nouns.ts';
import { isOpen } from '../../../domain/review.ts';
import { atLeast, type User } from '../../../domain/staff.ts';
import { account } from '../../auth/tables.ts';
import { isUnsent, proposal as t } from '../../desk/tables.ts';
import { db } from '../../db/index.ts';
import type { StoredItem } from '../items/read.ts';
import { pageOf } from '../../lists/list.ts';
import { current, redacted, versionOf } from '../../visibility/index.ts';
import { type Row, selectProposals } from './rows.ts';

/** What became of something that was sent; `open` while it can still be changed, decided and taken back. */
export type Fate = ReturnType<typeof fateOf>;

export interface Proposal extends Fate {
	authorId: string;
	/** The version that it is proposed upon; 0 where it has no row yet. */
	base: number;
	item: object;
	/** What it is proposed upon, as it was then. */
	before?: object;
	/** What stands in its place now. */
	stored?: StoredItem<Noun>;
}

function fateOf(row: Row) {
	const { id, noun, rowId, title, reason, correction, state, version, author, sentAt } = row;
	const { note, decider, decidedAt } = row;
	return {
		...{ id, noun, rowId, title, reason, correction, state, version, author, sentAt },
		...{ note, decider, decidedAt, open: isOpen(state) }
	};
}

/** One's own: first what was sent back, then what waits, then what was decided. */
export async function mine(user: User, page: number): Promise<Omit<Listing<Fate>, 'facets'>> {
	const own = and(eq(t.authorId, user.id), not(isUnsent));
	const total = await db.$count(t, own);
	const { limit, offset, ...at } = pageOf(total, page);
	const rows = await selectProposals(db)
		.where(own)
		.orderBy(
			desc(sql`${t.state} = 'sent_back'`),
			desc(sql`${t.state} = 'sent'`),
			desc(t.sentAt),
			desc(t.id)
		)
		.limit(limit)
		.offset(offset);
	return { rows: rows.map(fateOf), total, ...at };
}

/** A proposal of one's own, or for an editor anybody's. */
export async function get(user: User, id: string): Promise<Proposal | undefined> {
	const isTheirs = atLeast(user.role, 'editor') ? undefined : eq(t.authorId, user.id);
	const [row] = await selectProposals(db).where(and(eq(t.id, id), isTheirs));
	if (!row) return undefined;
	const { base, noun, rowId, authorId } = row;
	const [stored, before, [item]] = await Promise.all([
		current(user, noun, rowId),
		versionOf(user, noun, rowId, base),
		redacted(db, user, noun, [row.item])
	]);
	return { ...fateOf(row), authorId, base, item: item!, before: before?.item, stored };
}

/** The names of those who may publish what was sent. */
export async function editorNames(): Promise<string[]> {
	const rows = await db
		.select({ name: account.name })
		.from(account)
		.where(and(inArray(account.role, ['editor', 'administrator']), isNull(account.disabledAt)))
		.orderBy(asc(account.name), asc(account.id));
	return rows.map(({ name }) => name);
}
