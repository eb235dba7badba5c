import { and, eq, isNull, ne, sql } from 'drizzle-orm';
import { hostOf } from '../../domain/address/address.ts';
import type { User } from '../../domain/staff.ts';
import { initialState } from '../../domain/watch/next.ts';
import type { WatchedPage } from '../../forms/watch.ts';
import { takeTry } from '../auth/rate-limit.ts';
import { refuseErased } from '../erasures/check.ts';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import { resolve } from '../desk/lookup/index.ts';
import { inTransaction, newId, refusal, Refused } from '../write/index.ts';
import { type Look, look } from './look.ts';
import { noteWithin } from './note.ts';
import { keepState } from './states.ts';

const { watch } = t;
const hour = 3_600_000;

const mostAnHour = 60;

/** @throws Refused with a sentence for the field that is wrong */
export async function tryPage(
	editor: User,
	page: { url: string; region: string }
): Promise<Look & { text: string }> {
	if (!(await takeTry(`tries of watched pages of ${editor.id}`, mostAnHour)))
		throw refusal('url', tooOften);
	const seen = await look(page, { isOfJob: false });
	const { sight } = seen;
	if (sight.kind === 'read' && sight.text.trim()) return { ...seen, text: sight.text };
	const field = seen.isRegion ? 'region' : 'url';
	throw refusal(field, sight.kind === 'failed' ? sight.why : notThere[sight.kind]);
}

const tooOften = `You have had ${mostAnHour} pages looked at within an hour. Wait a while, and try again.`;

const notThere = {
	missing: 'There is no page at this address, says its server.',
	same: 'Its server says that nothing changed, and sends nothing.',
	read: 'There is no text in it.'
};

/** @throws Refused */
export async function addWatch(editor: User, typed: WatchedPage): Promise<string> {
	const [regulationId, seen] = await bothOrProblems(lawFor(editor, typed), tryPage(editor, typed));
	const id = newId();
	const now = new Date();
	await inTransaction(async (session) => {
		await refuseErased(session, [columnsOf(typed)]);
		const [row] = await session
			.insert(watch)
			.values({
				id,
				regulationId,
				ownerId: editor.id,
				createdAt: now,
				nextLookAt: now,
				...columnsOf(typed)
			})
			.returning();
		await noteWithin(session, row!, seen, now);
	});
	return id;
}

/**
 * A new text, or one after failures, is accepted without a change.
 * @returns false if there is no such watch
 * @throws Refused
 */
export async function changeWatch(editor: User, id: string, typed: WatchedPage): Promise<boolean> {
	const [before] = await db.select().from(watch).where(eq(watch.id, id));
	if (!before) return false;
	const isSame = before.url === typed.url && before.region === typed.region;
	const [regulationId, seen] = await bothOrProblems(
		lawFor(editor, typed, id),
		isSame && !before.failures ? undefined : tryPage(editor, typed)
	);
	await inTransaction(async (session) => {
		await refuseErased(session, [columnsOf(typed)]);
		const now = new Date();
		const soon = new Date(now.getTime() + typed.hours * hour);
		await session
			.update(watch)
			.set({
				regulationId,
				version: sql`${watch.version} + 1`,
				...columnsOf(typed),
				nextLookAt: sql`least(${watch.nextLookAt}, ${soon.toISOString()}::timestamptz)`,
				...(seen && {
					...initialState,
					etag: null,
					lastModified: null,
					askedAt: null,
					seenAt: now,
					seenOn: now.toISOString().slice(0, 10),
					nextLookAt: soon
				})
			})
			.where(eq(watch.id, id));
		if (seen) await keepState(session, id, seen, undefined, now);
	});
	return true;
}

const columnsOf = ({ url, region, kind, hours }: WatchedPage) => ({
	url,
	region,
	kind,
	everyHours: hours,
	host: hostOf(url)
});

/** @returns false if there is no such watch */
export async function setStopped(id: string, isStopped: boolean): Promise<boolean> {
	const now = new Date();
	const rows = await db
		.update(watch)
		.set({
			version: sql`${watch.version} + 1`,
			heldUntil: null,
			nextLookAt: now,
			stoppedAt: isStopped ? now : null
		})
		.where(eq(watch.id, id))
		.returning({ id: watch.id });
	return rows.length > 0;
}

export async function keepWatching(id: string): Promise<boolean> {
	const rows = await db
		.update(watch)
		.set({ askedAt: null, answeredAt: new Date() })
		.where(eq(watch.id, id))
		.returning({ id: watch.id });
	return rows.length > 0;
}

async function lawFor(editor: User, typed: WatchedPage, id = ''): Promise<string> {
	const named = typed.regulation;
	const found = (await resolve(editor, 'regulation', [named])).get(named)!;
	if (!('id' in found)) throw refusal('regulation', found.problem);
	const { url, region } = typed;
	const same = and(
		...[eq(watch.regulationId, found.id), eq(watch.url, url), eq(watch.region, region)],
		...[isNull(watch.stoppedAt), ne(watch.id, id)]
	);
	if (await db.$count(watch, same))
		throw refusal('url', 'This page is watched for this law already.');
	return found.id;
}

/** Reports the problems of both together. */
async function bothOrProblems<A, B>(one: Promise<A>, other: B | Promise<B>): Promise<[A, B]> {
	const settled = await Promise.allSettled([one, other]);
	const faults = settled.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
	const unexpected = faults.find((fault) => !(fault instanceof Refused));
	if (unexpected) throw unexpected;
	if (faults.length) throw new Refused(faults.flatMap(({ problems }: Refused) => problems));
	return Promise.all([one, other]);
}
