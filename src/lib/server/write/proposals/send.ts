import { and, eq } from 'drizzle-orm';
import { hasSlug, type Noun } from '../../../domain/nouns.ts';
import { draftReasons, isOpen } from '../../../domain/review.ts';
import type { User } from '../../../domain/staff.ts';
import { proposal as table } from '../../desk/tables.ts';
import { keepLocators } from '../items/locators.ts';
import * as revisions from '../index.ts';
import type { Draft, Session } from '../index.ts';
import { withinQuota } from '../quota.ts';
import { seenIds } from '../../visibility/index.ts';
import { hold, makerOf, Overtaken, type Row } from './rows.ts';
import { stated } from './stated.ts';
import { titled } from './message.ts';

export interface Sending {
	/** The version of the item that the writer saw; 0 for a new one. */
	version: number;
	reason: string;
	/** Of the form: the same form sent twice is one proposal. */
	key?: string;
	/** One's own that this is put in place of. */
	proposal?: string;
}

/** The item, the version of it that is proposed upon, and the proposal. */
export interface Sent extends revisions.Saved {
	proposal: string;
}

/**
 * Sends an item for an editor to publish. A new one has a row at once, as a draft, so that others can name it;
 * what is proposed for one that is there changes nothing until it is published.
 * @throws Conflict where the item was changed since its writer saw it; Refused with a sentence a field; OverQuota
 */
export function send<N extends Noun>(
	user: User,
	noun: N,
	item: Draft<N>,
	{ version: seen, reason, key, proposal }: Sending
): Promise<Sent> {
	return revisions.together(async (session) => {
		const id = proposal ?? revisions.newId();
		const answer = { noun: 'proposal', rowId: id, version: 1 };
		const before = key === undefined ? undefined : await revisions.claim(session, key, answer);
		if (before) return sentAgain(session, user, noun, item, before);

		const earlier = proposal === undefined ? undefined : await own(session, user, noun, proposal);
		const placed = { ...item, id: item.id ?? earlier?.rowId } as Draft<N>;
		if (earlier && placed.id !== earlier.rowId) throw notOwn();
		return withinQuota(session, user, async () => {
			const how = { seen, reason, earlier };
			const { rowId, base, proposed } = await place(session, user, noun, placed, how);
			const title = await titled(session, noun, proposed, user);
			const said = { base, title, reason, item: proposed };
			if (earlier) await sendAnew(session, earlier, said);
			else await session.insert(table).values({ ...said, id, noun, rowId, authorId: user.id });
			return { id: rowId, version: base, proposal: id };
		});
	});
}

/** One's own that can still be changed. */
async function own(session: Session, user: User, noun: Noun, id: string): Promise<Row> {
	const found = await hold(session, id, and(eq(table.authorId, user.id), eq(table.noun, noun)));
	if (!found) throw notOwn();
	if (!isOpen(found.state)) throw new Overtaken(found);
	return found;
}

const notOwn = () =>
	new revisions.Refused([
		{ field: '', message: 'What you want to change was not sent by you, or is not there any more.' }
	]);

interface Placing {
	seen: number;
	reason: string;
	earlier?: Row;
}

/** Finds or makes the row of what is proposed. */
async function place<N extends Noun>(
	session: Session,
	user: User,
	noun: N,
	item: Draft<N>,
	{ seen, reason, earlier }: Placing
): Promise<{ rowId: string; base: number; proposed: object }> {
	const { id } = item;
	const isSeen = id !== undefined && (await seenIds(session, user, noun, [id])).has(id);
	const standing = isSeen ? await revisions.hold(session, noun, id) : undefined;
	if (standing && standing.version !== seen) throw new revisions.Conflict(standing);
	if (!standing && (seen || (id !== undefined && !earlier))) throw revisions.unknown(noun);
	const isNew = !standing && noun !== 'topic';
	const maker = standing && (await makerOf(session, noun, standing.item.id, seen));
	if (isNew || (maker && maker.id === earlier?.id)) {
		const how = { version: seen, author: user.name, authorId: user.id, reason };
		const draft = stated(noun, item, 'draft', draftReasons.waiting);
		const { id: rowId, version } = await revisions.saveWithin(session, noun, draft, how);
		const made = await revisions.snapshotOf(session, noun, rowId, version);
		return { rowId, base: version, proposed: stated(noun, made!, 'published') };
	}
	const rowId = id ?? revisions.newId();
	const slug = standing && 'slug' in standing.item ? standing.item.slug : undefined;
	const located = keepLocators(item, standing?.item);
	return { rowId, base: seen, proposed: await checked(session, noun, located, { rowId, slug }) };
}

/** An item to be published, as it would be kept; what it names may still be a draft. */
async function checked<N extends Noun>(
	session: Session,
	noun: N,
	item: Draft<N>,
	{ rowId, slug = item.slug }: { rowId: string; slug?: string }
): Promise<object> {
	// An item without an address gets one when it is published.
	const address = hasSlug(noun) && { slug: item.slug ?? slug ?? rowId };
	const draft = stated(noun, { ...item, id: rowId, ...address }, 'draft', draftReasons.waiting);
	const whole = stated(noun, await revisions.check(session, noun, draft), 'published');
	if (hasSlug(noun) && (item.slug ?? slug) === undefined) delete whole.slug;
	return whole;
}

async function sendAnew(
	session: Session,
	earlier: Row,
	said: { base: number; title: string; reason: string; item: object }
) {
	const waiting = { state: 'waiting', decidedBy: null, decidedAt: null } as const;
	await session
		.update(table)
		.set({ ...said, ...waiting, version: earlier.version + 1, sentAt: new Date() })
		.where(eq(table.id, earlier.id));
}

/** @throws Conflict where the form was changed between the two times: it must not pass for sent */
async function sentAgain<N extends Noun>(
	session: Session,
	user: User,
	noun: N,
	item: Draft<N>,
	before: { noun: string; rowId: string }
): Promise<Sent> {
	const kept = await hold(session, before.rowId, eq(table.authorId, user.id));
	if (before.noun !== 'proposal' || !kept || kept.noun !== noun) throw revisions.sentBefore();
	const { id: proposal, rowId, base } = kept;
	const { slug } = kept.item as { slug?: string };
	if ((item.id ?? rowId) !== rowId) throw revisions.sentBefore();
	const located = keepLocators(item, kept.item);
	const again = await checked(session, noun, located, { rowId, slug });
	if (revisions.sameItem(again, kept.item)) return { id: rowId, version: base, proposal };
	const [standing] = [await revisions.hold(session, noun, rowId)];
	throw standing ? new revisions.Conflict(standing) : revisions.sentBefore();
}
