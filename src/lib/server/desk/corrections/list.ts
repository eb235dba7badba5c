import { desc, eq, type SQL, sql } from 'drizzle-orm';
import type { Change } from '../../../domain/corrections.ts';
import type { Noun } from '../../../domain/nouns.ts';
import type { NamedPage } from '../../../domain/pages.ts';
import { correction } from '../tables.ts';
import { db } from '../../db/index.ts';
import { pageOf } from '../../lists/list.ts';
import { changesByCorrection, type SaidChange, describeChange, withPages } from './changes.ts';
import { changes, countForItem } from './counts.ts';
import { changesIn, type PublicChange } from '../../versions/index.ts';

/** A correction as readers see it, without the reporter or their message. */
export interface MadeCorrection {
	id: string;
	page: NamedPage;
	answer: string;
	/** The day in UTC, `YYYY-MM-DD`. */
	made: string;
	changes: SaidChange[];
}

export async function list({ page }: { page: number }) {
	const condition = eq(correction.state, 'made');
	const total = await db.$count(correction, condition);
	const { limit, offset, ...at } = pageOf(total, page);
	return { rows: await madeCorrections(condition, { limit, offset }), total, ...at };
}

export const newestCorrections = (limit: number) =>
	madeCorrections(eq(correction.state, 'made'), { limit });

const rowsAtOnce = 500;

export async function* allCorrections(): AsyncGenerator<MadeCorrection[]> {
	const condition = eq(correction.state, 'made');
	for (let offset = 0; ; offset += rowsAtOnce) {
		const rows = await madeCorrections(condition, { limit: rowsAtOnce, offset });
		yield rows;
		if (rows.length < rowsAtOnce) return;
	}
}

const mostPerItem = 100;

export interface CorrectionOf extends MadeCorrection {
	mended: PublicChange[];
}

export async function listForItem(
	noun: Noun,
	id: string,
	limit = mostPerItem
): Promise<CorrectionOf[]> {
	const rows = await madeCorrections(hasChange(sql`(noun, row_id) = (${noun}, ${id})`), { limit });
	const versions = rows.map(({ changes }) =>
		changes.flatMap((each) => (each.noun === noun && each.id === id ? each.version : []))
	);
	const mended = await changesIn({ noun, id }, versions.flat());
	return rows.map((row, index) => ({
		...row,
		mended: mended.filter(({ version }) => versions[index]!.includes(version))
	}));
}

export async function newestForItem(noun: Noun, id: string) {
	const total = await countForItem(noun, id);
	return { rows: total ? await listForItem(noun, id, 1) : [], total };
}

/** Matches corrections with a change that meets the condition. */
export const hasChange = (condition: SQL) =>
	sql`exists (select from ${changes} where change.id = ${correction.id} and ${condition})`;

export async function madeCorrections(
	condition: SQL | undefined,
	{ limit, offset = 0 }: { limit: number; offset?: number }
): Promise<MadeCorrection[]> {
	const rows = await db
		.select()
		.from(correction)
		.where(condition)
		.orderBy(desc(correction.decidedAt), desc(correction.id))
		.limit(limit)
		.offset(offset);
	if (!rows.length) return [];
	const placed = await withPages(rows, changesByCorrection(rows).then(inWords));
	return placed.map(({ id, page, answer, decidedAt, changes }) => ({
		id,
		page,
		changes,
		answer: answer ?? '',
		made: decidedAt?.toISOString().slice(0, 10) ?? ''
	}));
}

async function inWords(changes: Map<string, Change[]>): Promise<Map<string, SaidChange[]>> {
	const described = Array.from(changes, async ([id, its]) => {
		const all = its.map(async (change) => ({ ...change, said: await describeChange(change) }));
		return [id, await Promise.all(all)] as const;
	});
	return new Map(await Promise.all(described));
}
