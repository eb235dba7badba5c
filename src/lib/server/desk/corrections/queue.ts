import { asc, desc, eq, sql } from 'drizzle-orm';
import { type Listing, type ListRequest, oneOf } from '../../../domain/filters.ts';
import type { NamedPage } from '../../../domain/pages.ts';
import { correctionStates } from '../../../domain/vocabulary.ts';
import { account } from '../../auth/tables.ts';
import { correction } from '../tables.ts';
import { db } from '../../db/index.ts';
import { facet, labelIn, paged, where } from '../../lists/list.ts';
import { changesByCorrection, type NamedChange, withPages } from './changes.ts';

/** A report as staff see it. */
export type Reported = Omit<
	typeof correction.$inferSelect,
	'page' | 'decidedBy' | 'noun' | 'rowId' | 'rowVersion'
> & {
	page: NamedPage;
	changes: NamedChange[];
	/** The editor's name. */
	decidedBy: string | null;
};

export const filters = { state: oneOf(correctionStates) };

export const countWaiting = () => db.$count(correction, eq(correction.state, 'waiting'));

/** Lists waiting reports first, oldest first, then decided ones, newest first. */
export async function reportQueue({
	filters: { state },
	page
}: ListRequest<typeof filters>): Promise<Listing<Reported>> {
	const conditions = { state: state && eq(correction.state, state) };
	const isWaiting = sql`${correction.state} = 'waiting'`;
	const all = reports()
		.where(where(conditions))
		.orderBy(
			desc(isWaiting),
			sql`case when ${isWaiting} then ${correction.createdAt} end`,
			desc(correction.decidedAt),
			asc(correction.id)
		);
	const [{ rows, ...at }, states] = await Promise.all([
		paged(all, db.$count(correction, where(conditions)), page),
		facet({
			value: correction.state,
			label: labelIn(correctionStates),
			from: correction,
			where: where(conditions, 'state')
		})
	]);
	return { rows: await reported(rows), ...at, facets: { state: states } };
}

export async function get(id: string): Promise<Reported | undefined> {
	const [found] = await reported(await reports().where(eq(correction.id, id)));
	return found;
}

const reports = () =>
	db
		.select({ row: correction, by: account.name })
		.from(correction)
		.leftJoin(account, eq(account.id, correction.decidedBy))
		.$dynamic();

async function reported(found: Awaited<ReturnType<typeof reports>>): Promise<Reported[]> {
	const corrections = found.map(({ row, by }) => ({ ...row, decidedBy: by }));
	const rows = await withPages(corrections, changesByCorrection(corrections));
	return rows.map(({ noun: _noun, rowId: _id, rowVersion: _version, ...row }) => row);
}
