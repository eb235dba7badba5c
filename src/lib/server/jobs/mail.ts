import { sql } from 'drizzle-orm';
import { createTransport } from 'nodemailer';
import { seal, unseal } from '../auth/secret.ts';
import { type Database, db } from '../db/index.ts';
import { mailSettings, origin } from '../settings.ts';
import { registerCarrier, type Row } from './outbox.ts';
import { outbox } from './tables.ts';

export interface Letter {
	subject: string;
	/** Plain text: no picture of ours is ever fetched from a letter. */
	text: string;
	/** The same, for who reads letters as pages; see `letter.ts`. */
	html?: string;
	/** Headers of its own, such as `List-Unsubscribe`. */
	headers?: Record<string, string>;
}

interface Post {
	/** An address in the normal form of `forms/account.ts`, which has no line breaks; or the id of a follower. */
	to: string | { follower: string };
	kind: string;
	/** The same key asked for twice is sent once. */
	key: string;
	/** Left out where the kind's writer is to write it when it is sent. */
	letter?: Letter;
}

type Writer = (session: Database, row: Row) => Promise<Letter | undefined>;

const writers = new Map<string, Writer>();
/** A minute, two, four … six hours. */
const waits = Array.from({ length: 11 }, (_, n) => Math.min(2 ** n, 360) * 60);

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
		.insert(outbox)
		.values({
			dedupeKey: key,
			kind,
			...(typeof to === 'string' ? { recipient: to } : { followerId: to.follower }),
			sealed: letter && seal(JSON.stringify(letter)),
			createdAt: now,
			nextTryAt: now
		})
		.onConflictDoNothing({ target: outbox.dedupeKey });
}

registerCarrier('mail', {
	waits,
	keeps: () => !isSetUp(),
	async write(session, row) {
		const letter = await writers.get(row.kind)?.(session, row);
		return letter && JSON.stringify(letter);
	},
	async carry(row, content) {
		const letter: Letter = JSON.parse(content);
		const settings = mailSettings();
		if (settings) await send(settings, row, letter);
		else console.log(`Letter to ${row.recipient}: ${letter.subject}\n${letter.text}`);
	}
});

async function send({ url, from }: { url: string; from: string }, row: Row, letter: Letter) {
	const { headers, ...content } = letter;
	const transport = createTransport({ url, connectionTimeout: 10_000, socketTimeout: 30_000 });
	try {
		await transport.sendMail({
			from,
			// As an object it is one address, whatever stands in it.
			to: { name: '', address: row.recipient ?? '' },
			...content,
			messageId: `<${encodeURIComponent(row.dedupeKey)}@${new URL(origin()).hostname}>`,
			headers: { 'Auto-Submitted': 'auto-generated', ...headers },
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
	recipient: string | null;
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
		.from(outbox)
		.orderBy(sql`${outbox.id} desc`)
		.limit(limit);
	return rows.map(({ sealed, id, kind, recipient, createdAt, sentAt, tries, failure }) => ({
		...{ id, kind, recipient, createdAt, sentAt, tries, failure },
		letter: sealed && !mailSettings() ? read(sealed) : undefined
	}));
}

function read(sealed: string): Letter | undefined {
	const text = unseal(sealed);
	return text === undefined ? undefined : JSON.parse(text);
}
