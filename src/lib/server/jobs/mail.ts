import { and, eq, gt, inArray, isNull, lt, lte, or, sql } from 'drizzle-orm';
import { createTransport } from 'nodemailer';
import { seal, unseal } from '../auth/secret.ts';
import * as t from '../auth/tables.ts';
import { type Database, db } from '../db/index.ts';
import { mailSettings, origin } from '../settings.ts';

export interface Letter {
	subject: string;
	/** Plain text: no picture of ours is ever fetched from a letter. */
	text: string;
}

interface Post {
	/** An address in the normal form of `forms/account.ts`, which has no line breaks. */
	to: string;
	kind: string;
	/** The same key asked for twice is sent once. */
	key: string;
	/** Left out where the kind's writer is to write it when it is sent. */
	letter?: Letter;
}

type Writer = (session: Database, to: string) => Promise<Letter | undefined>;

type Row = typeof t.outbox.$inferSelect;

const writers = new Map<string, Writer>();
const mostTries = 12;
const keptHours = 24;
const atOnce = 20;
const claimedMinutes = 10;
const longestWaitMinutes = 360;

/** Registers who writes a kind of letter at the moment of sending; nothing written, nothing sent. */
export function writeLater(kind: string, writer: Writer): void {
	writers.set(kind, writer);
}

/** Puts a letter into the outbox, in the transaction of what it tells of. */
export async function post(
	session: Pick<Database, 'insert'>,
	{ to, kind, key, letter }: Post
): Promise<void> {
	const now = new Date();
	await session
		.insert(t.outbox)
		.values({
			dedupeKey: key,
			kind,
			recipient: to,
			sealed: letter && seal(JSON.stringify(letter)),
			createdAt: now,
			nextTryAt: now
		})
		.onConflictDoNothing({ target: t.outbox.dedupeKey });
}

let delivering: Promise<void> | undefined;

/** Sends what is due. A letter whose sending is cut short is sent again, under the same Message-ID. */
export function deliver(): Promise<void> {
	return (delivering ??= deliverAll().finally(() => (delivering = undefined)));
}

async function deliverAll() {
	for (;;) {
		const rows = await claim();
		for (const row of rows) await deliverOne(row).catch((error) => postpone(row, error));
		if (rows.length < atOnce) return;
	}
}

async function postpone(row: Row, error: Error) {
	// A minute, two, four … six hours.
	const minutes = Math.min(2 ** (row.tries - 1), longestWaitMinutes);
	await db
		.update(t.outbox)
		.set({
			failure: error.message.slice(0, 500),
			nextTryAt: new Date(Date.now() + minutes * 60_000)
		})
		.where(eq(t.outbox.id, row.id));
}

/** Takes due letters so that no other process takes them too, unless this one is gone for a while. */
async function claim(): Promise<Row[]> {
	const now = Date.now();
	const due = db
		.select({ id: t.outbox.id })
		.from(t.outbox)
		.where(
			and(
				isNull(t.outbox.sentAt),
				or(
					lte(t.outbox.nextTryAt, new Date(now)),
					// Further off than any wait of ours: the clock was put back meanwhile.
					gt(t.outbox.nextTryAt, new Date(now + (longestWaitMinutes + 1) * 60_000))
				),
				lt(t.outbox.tries, mostTries)
			)
		)
		.orderBy(t.outbox.id)
		.limit(atOnce)
		.for('update', { skipLocked: true });
	return db
		.update(t.outbox)
		.set({ tries: sql`${t.outbox.tries} + 1`, nextTryAt: new Date(now + claimedMinutes * 60_000) })
		.where(inArray(t.outbox.id, due))
		.returning();
}

async function deliverOne(row: Row) {
	const letter = await letterOf(row);
	if (!letter) return void (await db.delete(t.outbox).where(eq(t.outbox.id, row.id)));
	const settings = mailSettings();
	if (settings) await send(settings, row, letter);
	else console.log(`Letter to ${row.recipient}: ${letter.subject}\n${letter.text}`);
	await db
		.update(t.outbox)
		// What was only logged stays readable for administrators, as nothing else brings it to its reader.
		.set({ sentAt: new Date(), failure: null, ...(settings && { sealed: null }) })
		.where(eq(t.outbox.id, row.id));
}

async function letterOf(row: Row): Promise<Letter | undefined> {
	if (row.sealed) return read(row.sealed);
	return db.transaction(async (tx) => {
		const letter = await writers.get(row.kind)?.(tx, row.recipient);
		if (letter)
			await tx
				.update(t.outbox)
				.set({ sealed: seal(JSON.stringify(letter)) })
				.where(eq(t.outbox.id, row.id));
		return letter;
	});
}

function read(sealed: string): Letter | undefined {
	const text = unseal(sealed);
	return text === undefined ? undefined : JSON.parse(text);
}

async function send({ url, from }: { url: string; from: string }, row: Row, letter: Letter) {
	const transport = createTransport({ url, connectionTimeout: 10_000, socketTimeout: 30_000 });
	try {
		await transport.sendMail({
			from,
			// As an object it is one address, whatever stands in it.
			to: { name: '', address: row.recipient },
			...letter,
			messageId: `<${encodeURIComponent(row.dedupeKey)}@${new URL(origin()).hostname}>`,
			headers: { 'Auto-Submitted': 'auto-generated' },
			disableFileAccess: true,
			disableUrlAccess: true
		});
	} finally {
		transport.close();
	}
}

/** Whether letters leave by e-mail. */
export const isSetUp = () => mailSettings() !== undefined;

export interface OutboxEntry {
	id: number;
	kind: string;
	recipient: string;
	createdAt: Date;
	sentAt: Date | null;
	tries: number;
	failure: string | null;
	/** Present while the letter waits, and where it only went to the log. */
	letter?: Letter;
}

/** The newest letters, for administrators. */
export async function list(limit = 100): Promise<OutboxEntry[]> {
	const rows = await db
		.select()
		.from(t.outbox)
		.orderBy(sql`${t.outbox.id} desc`)
		.limit(limit);
	return rows.map(({ sealed, id, kind, recipient, createdAt, sentAt, tries, failure }) => ({
		...{ id, kind, recipient, createdAt, sentAt, tries, failure },
		letter: sealed && !mailSettings() ? read(sealed) : undefined
	}));
}

/** Forgets letters a day after they were sent or given up. */
export async function purgeOutbox(): Promise<void> {
	const before = new Date(Date.now() - keptHours * 3_600_000);
	await db
		.delete(t.outbox)
		.where(
			or(
				lt(t.outbox.sentAt, before),
				and(sql`${t.outbox.tries} >= ${mostTries}`, lt(t.outbox.nextTryAt, before))
			)
		);
}
