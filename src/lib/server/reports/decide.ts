import { and, eq, ne, sql } from 'drizzle-orm';
import type { Decision } from '../../domain/reports/groups.ts';
import { titleWithOutlet } from '../../domain/record.ts';
import type { User } from '../../domain/staff.ts';
import { articleColumns } from '../../nouns/citation/sources.server.ts';
import { record } from '../activity.ts';
import * as t from '../db/schema.ts';
import { idArray, isAmong } from '../derived/ids.ts';
import { takeTurn } from '../derived/index.ts';
import { inTransaction, refusal } from '../write/index.ts';
import type { Session } from '../write/types.ts';
import { orderedPair } from './compare.ts';
import { regroup } from './group.ts';

type Editor = Pick<User, 'id' | 'name'>;

/** @throws Refused */
export function join(editor: Editor, one: string, other: string): Promise<void> {
	return decideWithin(editor, [one, other], async (session) => {
		const [here, there] = [
			await articlesOfReport(session, one),
			await articlesOfReport(session, other)
		];
		await removeSeparations(session, here, there);
		await decide(session, editor, [orderedPair(one, other)], 'same');
		return 'report_joined';
	});
}

/**
 * Separates `one` from all that print the same report as `other`.
 * @throws Refused
 */
export function separateReports(editor: Editor, one: string, other: string): Promise<void> {
	return decideWithin(editor, [one, other], async (session) => {
		const beside = (await articlesOfReport(session, other)).filter((id) => id !== one);
		await decide(
			session,
			editor,
			beside.map((id) => orderedPair(one, id)),
			'apart'
		);
		return 'report_parted';
	});
}

async function decideWithin(
	editor: Editor,
	ids: [string, string],
	act: (session: Session) => Promise<'report_joined' | 'report_parted'>
) {
	await inTransaction(async (session) => {
		await takeTurn(session);
		const titles = await titlesOf(session, ids);
		if (ids[0] === ids[1]) throw refusal('other', 'Choose another article: this is the same one.');
		const kind = await act(session);
		await regroup(session, ids);
		await record(session, {
			kind,
			actor: { id: editor.id, name: editor.name },
			subject: titles[0],
			detail: { beside: titles[1]! }
		});
	});
}

async function titlesOf(session: Session, ids: string[]): Promise<string[]> {
	const rows = await session
		.select(articleColumns)
		.from(t.article)
		.where(and(isAmong(t.article.id, ids), ne(t.article.state, 'withdrawn')));
	return ids.map((id, at) => {
		const found = rows.find((row) => row.id === id);
		if (!found)
			throw refusal(
				at ? 'other' : 'one',
				'This article is not on record any more. Load the page again, and choose another one.'
			);
		return titleWithOutlet(found);
	});
}

async function articlesOfReport(session: Session, id: string): Promise<string[]> {
	const own = session
		.select({ report: t.articleReport.report })
		.from(t.articleReport)
		.where(eq(t.articleReport.articleId, id));
	const rows = await session
		.select({ id: t.articleReport.articleId })
		.from(t.articleReport)
		.where(sql`${t.articleReport.report} = (${own})`);
	return rows.length ? rows.map((row) => row.id) : [id];
}

async function removeSeparations(session: Session, here: string[], there: string[]) {
	const { one, other, decision } = t.reportPair;
	const [some, rest] = [idArray(here), idArray(there)];
	const isBetween = sql`${decision} = 'apart' and ((${one} = any(${some}) and ${other} = any(${rest}))
		or (${one} = any(${rest}) and ${other} = any(${some})))`;
	await session
		.update(t.reportPair)
		.set({ decision: null, decidedBy: null, decidedAt: null })
		.where(isBetween);
}

async function decide(
	session: Session,
	editor: Editor,
	pairs: { one: string; other: string }[],
	decision: Decision
) {
	const decided = { decision, decidedBy: editor.id, decidedAt: new Date() };
	await session
		.insert(t.reportPair)
		.values(pairs.map((pair) => ({ ...pair, ...decided })))
		.onConflictDoUpdate({ target: [t.reportPair.one, t.reportPair.other], set: decided });
}
