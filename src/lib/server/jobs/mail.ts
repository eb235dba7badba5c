import { and, desc, eq, gt, isNotNull, type SQL } from 'drizzle-orm';
import { requestedLetters } from '../../domain/follow.ts';
import type { OutboxPart } from '../../domain/outbox.ts';
import { seal, unseal } from '../auth/secret.ts';
import { type Database, db } from '../db/index.ts';
import { noteArrival, noteFull, noteRefusal } from '../follow/bounces.ts';
import { follower, webhook } from '../follow/tables.ts';
import { mailSettings, origin } from '../settings.ts';
import {
	isLogged,
	isSent,
	isWaiting,
	notePosted,
	registerCarrier,
	type Row,
	Undeliverable,
	Unreachable,
	Unwanted
} from './outbox.ts';
import {
	type SmtpError,
	connectionsOf,
	failureOf,
	isMailboxFull,
	isNoSuchMailbox,
	sendLetter as sendBySmtp
} from './smtp.ts';
import { outbox } from './tables.ts';

export interface Letter {
	subject: string;
	/** Plain text; letters never load a picture from us. */
	text: string;
	/** HTML; see `letter.ts`. */
	html?: string;
	headers?: Record<string, string>;
}

interface Post {
	/** An address in the normal form of `forms/account.ts`, which has no line breaks. */
	to: string | { follower: string };
	kind: string;
	/** A key that was posted before is ignored. */
	key: string;
	/** Left out if the kind's writer writes it when it is due. */
	letter?: Letter;
}

type Writer = (row: Row) => Promise<Letter | undefined>;

const writers = new Map<string, Writer>();
/** Seconds before each retry: a minute, two, four … six hours. */
const retrySeconds = Array.from({ length: 11 }, (_, n) => Math.min(2 ** n, 360) * 60);

/** The writer runs when the letter is due; if it returns nothing, nothing is sent. */
export function writeLater(kind: string, writer: Writer): void {
	writers.set(kind, writer);
}

/** Pass the transaction of the change that the letter reports. */
export async function post(session: Database, { to, kind, key, letter }: Post): Promise<void> {
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
	notePosted();
}

registerCarrier('mail', {
	retrySeconds,
	atOnce: () => connectionsOf(mailSettings()?.url),
	batch: 10,
	keeps: () => !isSetUp(),
	async write(row) {
		const letter = await writers.get(row.kind)?.(row);
		return letter && JSON.stringify(letter);
	},
	async carry(row, content) {
		const to = row.followerId ? await addressOf(row, row.followerId) : row.recipient!;
		const letter: Letter = JSON.parse(content);
		const settings = mailSettings();
		if (settings) await send(settings, row, to, letter);
		else if (row.followerId) throw new Unreachable('No mail server is set (SMTP_URL).');
		else console.log(`Letter to ${to}: ${letter.subject}\n${letter.text}`);
	},
	async onSent(session, { followerId }) {
		if (followerId) await noteArrival(session, followerId);
	}
});

async function addressOf({ kind }: Row, id: string): Promise<string> {
	const [row] = await db.select().from(follower).where(eq(follower.id, id));
	const isAsked = requestedLetters.some((each) => each === kind);
	if (!row || !(isAsked || (row.confirmedAt && !row.endedAt))) throw new Unwanted();
	const address = unseal(row.sealedAddress);
	if (!address) throw new Undeliverable('The address was sealed with another SECRET.');
	return address;
}

async function send(
	{ url, from }: { url: string; from: string },
	row: Row,
	to: string,
	letter: Letter
) {
	const { headers, ...content } = letter;
	try {
		await sendBySmtp(url, {
			from,
			// As an object it is one address, even with a comma.
			to: { name: '', address: to },
			...content,
			messageId: `<${encodeURIComponent(row.dedupeKey)}@${new URL(origin()).hostname}>`,
			headers: { 'Auto-Submitted': 'auto-generated', ...headers },
			disableFileAccess: true,
			disableUrlAccess: true
		});
	} catch (error) {
		const answer = error as SmtpError;
		const { followerId } = row;
		if (followerId && (await endedBy(answer, followerId, row.tries))) throw new Unwanted();
		throw failureOf(answer, followerId ? to : undefined);
	}
}

async function endedBy(answer: SmtpError, id: string, tries: number): Promise<boolean> {
	if (isMailboxFull(answer)) return noteFull(eq(follower.id, id));
	return isNoSuchMailbox(answer) && (await noteRefusal(id, tries));
}

export const isSetUp = () => mailSettings() !== undefined;

export const deliverySentence = (letter: string) =>
	isSetUp()
		? `${letter} is on its way.`
		: `${letter} was written, but no mail is set up here: an administrator finds it in the outbox, and brings it.`;

const parts: Record<OutboxPart, SQL | undefined> = {
	waiting: isWaiting,
	failing: and(isWaiting, gt(outbox.tries, 0)),
	dead: isNotNull(outbox.deadAt),
	sent: isSent,
	logged: isLogged
};

const mostListed = 100;

export async function list(part?: OutboxPart) {
	const rows = await db
		.select({ row: outbox, host: webhook.host })
		.from(outbox)
		.leftJoin(webhook, eq(outbox.webhookId, webhook.id))
		.where(part && parts[part])
		.orderBy(desc(outbox.id))
		.limit(mostListed);
	return rows.map(({ row, host }) => {
		const { sealed, id, kind, recipient, createdAt, sentAt, deadAt, nextTryAt, tries } = row;
		return {
			id,
			kind,
			// Both are null for a follower.
			recipient,
			host,
			createdAt,
			sentAt,
			deadAt,
			nextTryAt,
			tries,
			failure: row.failure,
			// No mail server was set up, so the letter went to the log.
			isLogged: sentAt !== null && sealed !== null,
			letter: sealed && recipient && !isSetUp() ? read(sealed) : undefined
		};
	});
}

function read(sealed: string): Letter | undefined {
	const text = unseal(sealed);
	return text === undefined ? undefined : JSON.parse(text);
}
