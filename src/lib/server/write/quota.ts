import { and, eq, inArray, ne, sql } from 'drizzle-orm';
import { type Noun, nounOf } from '../../domain/nouns.ts';
import {
	megabyte,
	nearQuota,
	overQuota,
	type Quota,
	type Usage,
	type StillThere,
	usualQuota
} from '../../domain/quota.ts';
import { draftReasons, openStates } from '../../domain/review.ts';
import { account } from '../auth/tables.ts';
import { csvImport, csvRow, isUnsent, proposal } from '../desk/tables.ts';
import { type Database, db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import { Refused } from './refusals.ts';

// Limits what one person may store before it is published, so that nobody fills the disk. Usage is summed from the rows
// themselves, in the transaction that adds to them, because a separate counter could be wrong.

type Owner = { id: string };

/** Thrown if a user would exceed their quota; nothing was changed. */
export class OverQuota extends Refused {
	constructor(message: string) {
		super([{ field: '', message }]);
		this.name = 'OverQuota';
	}
}

/**
 * Does work that adds to a user's usage, within its transaction. Users above their quota may still reduce their usage.
 * @throws OverQuota if the work would exceed the quota
 */
export async function withinQuota<T>(
	session: Database,
	owner: Owner,
	work: () => Promise<T>,
	what: StillThere = 'form'
): Promise<T> {
	const before = await usageOf(session, owner);
	const result = await work();
	// The lock makes the user's concurrent writes wait for this one and count it.
	const quota = await quotaOf(session, owner, true);
	const after = await usageOf(session, owner);
	if (after.bytes > quota.megabytes * megabyte && after.bytes > before.bytes)
		throw new OverQuota(overQuota.bytes(quota, what));
	if (after.waiting > quota.waiting && after.waiting > before.waiting)
		throw new OverQuota(overQuota.waiting(quota, what));
	return result;
}

/** Checks before expensive work whether there is room for its result. @throws OverQuota */
export async function requireRoom(owner: Owner, what: StillThere, more = 1): Promise<void> {
	const [{ bytes }, quota] = await Promise.all([usageOf(db, owner), quotaOf(db, owner)]);
	if (bytes + more > quota.megabytes * megabyte) throw new OverQuota(overQuota.bytes(quota, what));
}

export async function quotaNotice(owner: Owner): Promise<string | undefined> {
	return nearQuota(await usageOf(db, owner), await quotaOf(db, owner));
}

async function quotaOf(session: Database, { id }: Owner, lock = false): Promise<Quota> {
	const { mostMegabytes, mostWaiting } = account;
	const query = session
		.select({ mostMegabytes, mostWaiting })
		.from(account)
		.where(eq(account.id, id));
	const [own] = await (lock ? query.for('no key update') : query);
	return quotaFor(own);
}

type Given = Partial<Pick<typeof account.$inferSelect, 'mostMegabytes' | 'mostWaiting'>>;

export const quotaFor = ({ mostMegabytes, mostWaiting }: Given = {}): Quota => ({
	megabytes: mostMegabytes ?? usualQuota.megabytes,
	waiting: mostWaiting ?? usualQuota.waiting
});

export async function usageOf(session: Database, owner: Owner): Promise<Usage> {
	const [found] = await session
		.select({
			bytes:
				sql`${writtenBytes(owner)} + ${earlierBytes(owner)} + ${fileBytes(owner)} + ${pageBytes(owner)}`.mapWith(
					Number
				),
			waiting: sql`${openProposals(owner)} + ${importedDrafts(owner)}`.mapWith(Number)
		})
		.from(sql`(select 1) one`);
	return found!;
}

const sum = (what: ReturnType<typeof sql>) => sql`coalesce(sum(${what}), 0)`;

/** Published proposals no longer count. */
const isUnpublished = ({ id }: Owner) =>
	and(eq(proposal.authorId, id), ne(proposal.state, 'published'))!;

const writtenBytes = (owner: Owner) =>
	sql`(select ${sum(sql`${proposal.bytes}`)} from ${proposal} where ${isUnpublished(owner)})`;

/** Bytes of earlier versions, which the history keeps when a proposal is sent again. */
const earlierBytes = (owner: Owner) => sql`(
	select ${sum(sql`pg_column_size(${t.revision.snapshot})`)} from ${proposal}
	join ${t.revision} on ${t.revision.noun} = ${proposal.noun} and ${t.revision.rowId} = ${proposal.rowId}
		and ${t.revision.version} < ${proposal.base} and ${t.revision.authorId} = ${proposal.authorId}
	where ${isUnpublished(owner)} and not ${isUnsent})`;

/** A file counts until its rows are deleted. */
const fileBytes = ({ id }: Owner) => sql`(
	select ${sum(sql`${csvImport.bytes}`)} from ${csvImport} where ${eq(csvImport.accountId, id)}
	and exists (select from ${csvRow} where ${csvRow.importId} = ${csvImport.id}))`;

/** A captured page counts until it belongs to an article. */
const pageBytes = ({ id }: Owner) => sql`(
	select ${sum(sql`octet_length(${t.copy.bytes}) + octet_length(${t.copy.text})`)} from ${t.capture}
	join ${t.copy} on ${t.copy.id} = ${t.capture.copyId}
	where ${eq(t.capture.accountId, id)} and ${t.copy.articleId} is null)`;

const openProposals = ({ id }: Owner) =>
	sql`(select count(*) from ${proposal} where ${and(eq(proposal.authorId, id), inArray(proposal.state, openStates))})`;

/** Inlined, so that PostgreSQL can use the partial index `revision_sent_index`. */
const waitingReason = sql`${draftReasons.waiting}`.inlineParams();

const importedDrafts = ({ id }: Owner) => sql`(
	select count(*) from ${t.revision} made
	where made.author_id = ${id} and made.version = 1
	and made.snapshot->>'stateReason' = ${waitingReason}
	and exists (${sql.join(Object.values(nounOf).map(ofNoun), sql` union all `)})
	and not exists (select from ${proposal}
		where ${proposal.noun} = made.noun and ${proposal.rowId} = made.row_id and ${inArray(proposal.state, openStates)}))`;

const ofNoun = (noun: Noun) => {
	const { id, state, stateReason } = t[noun] as typeof t.statement;
	return sql`select 1 from ${t[noun]} where made.noun = ${noun} and ${id} = made.row_id
		and ${state} = 'draft' and ${stateReason} = ${draftReasons.waiting}`;
};
