import { and, asc, desc, eq, inArray, isNull, not, sql } from 'drizzle-orm';
import type { Listing } from '../../../domain/filters.ts';
import type { Noun } from '../../../domain/nouns.ts';
import { isOpen } from '../../../domain/review.ts';
import { atLeast, type User } from '../../../domain/staff.ts';
import { account } from '../../auth/tables.ts';
import { isUnsent, proposal as t } from '../../desk/tables.ts';
import { db } from '../../db/index.ts';
import type { StoredItem } from '../items/read.ts';
import { paged } from '../../lists/list.ts';
import { redact, visibleItem, visibleVersion } from '../../visibility/index.ts';
import { type Row, selectProposals } from './rows.ts';

/** The state of a proposal; `open` while it can still be changed, decided and withdrawn. */
export type Fate = ReturnType<typeof fateOf>;

export interface Proposal extends Fate {
	authorId: string;
	/** The version of the item that it was based on. */
	base: number;
	item: object;
	before?: object;
	stored?: StoredItem<Noun>;
}

function fateOf(row: Row) {
	const { id, noun, rowId, title, reason, correction, state, version, author, sentAt } = row;
	const { note, decider, decidedAt } = row;
	return {
		id,
		noun,
		rowId,
		title,
		reason,
		correction,
		state,
		version,
		author,
		sentAt,
		note,
		decider,
		decidedAt,
		open: isOpen(state)
	};
}

/** The user's proposals: first those sent back, then open ones, then decided ones. */
export async function ownProposals(
	user: User,
	page: number
): Promise<Omit<Listing<Fate>, 'facets'>> {
	const own = and(eq(t.authorId, user.id), not(isUnsent));
	const all = selectProposals(db)
		.where(own)
		.orderBy(
			desc(sql`${t.state} = 'sent_back'`),
			desc(sql`${t.state} = 'sent'`),
			desc(t.sentAt),
			desc(t.id)
		);
	const { rows, ...at } = await paged(all, db.$count(t, own), page);
	return { rows: rows.map(fateOf), ...at };
}

/** A proposal of the user's; editors get anybody's. */
export async function get(user: User, id: string): Promise<Proposal | undefined> {
	const isTheirs = atLeast(user.role, 'editor') ? undefined : eq(t.authorId, user.id);
	const [row] = await selectProposals(db).where(and(eq(t.id, id), isTheirs));
	if (!row) return undefined;
	const { base, noun, rowId, authorId } = row;
	const [stored, before, [item]] = await Promise.all([
		visibleItem(user, noun, rowId),
		visibleVersion(user, noun, rowId, base),
		redact(db, user, noun, [row.item])
	]);
	return { ...fateOf(row), authorId, base, item: item!, before: before?.item, stored };
}

export async function editorNames(): Promise<string[]> {
	const rows = await db
		.select({ name: account.name })
		.from(account)
		.where(and(inArray(account.role, ['editor', 'administrator']), isNull(account.disabledAt)))
		.orderBy(asc(account.name), asc(account.id));
	return rows.map(({ name }) => name);
}
