import type { RequestEvent } from '@sveltejs/kit';
import { eq, sql } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import type { Role } from '../../domain/vocabulary.ts';
import { record } from '../activity.ts';
import * as t from './tables.ts';
import { type Database, db, type Transaction } from '../db/index.ts';
import { origin } from '../settings.ts';
import type { Account, Problems } from './accounts.ts';
import { rememberDevice } from './devices.ts';
import { hashPassword, weaknessOf } from './passwords.ts';
import { setCookie } from './cookies.ts';
import { startSession } from './sign-in.ts';
import { findTicket, issueTicket, useTicket } from './tickets.ts';

/** The number is arbitrary, but no other advisory lock may use it. */
const firstAccountLock = 20_200_212;

const spent = { '': 'This link was used already or is too old. Ask for a new one.' };

/** Each start voids older links. There is no default password. */
export async function firstRunLink(session: Database): Promise<string | undefined> {
	if (await session.$count(t.account)) return undefined;
	await session.delete(t.ticket).where(eq(t.ticket.purpose, 'set_up'));
	return `${origin()}/set-up/${await issueTicket(session, 'set_up')}`;
}

export async function isSetUpOpen(token: string): Promise<boolean> {
	return (await findTicket(token, 'set_up')) !== undefined && !(await db.$count(t.account));
}

export async function setUp(
	event: RequestEvent,
	token: string,
	{ name, email, password }: { name: string; email: string; password: string }
): Promise<Problems | undefined> {
	if (!(await isSetUpOpen(token))) return spent;
	return join(event, { name, email, password }, async (tx, passwordHash) => {
		await tx.execute(sql`select pg_advisory_xact_lock(${firstAccountLock})`);
		if ((await tx.$count(t.account)) || !(await useTicket(tx, token, 'set_up'))) return undefined;
		const account = await insertAccount(tx, { name, email, role: 'administrator', passwordHash });
		if (account) await record(tx, { kind: 'set_up', actor: account });
		return account;
	});
}

export async function findInvitation(
	token: string
): Promise<{ email: string; role: Role; expiresAt: Date } | undefined> {
	const ticket = await findTicket(token, 'invitation');
	if (!ticket?.email || !ticket.role) return undefined;
	const { email, role, expiresAt } = ticket;
	return { email, role, expiresAt };
}

export async function acceptInvitation(
	event: RequestEvent,
	token: string,
	{ name, password }: { name: string; password: string }
): Promise<Problems | undefined> {
	const invitation = await findInvitation(token);
	if (!invitation) return spent;
	const { email, role } = invitation;
	return join(event, { name, email, password }, async (tx, passwordHash) => {
		if (!(await useTicket(tx, token, 'invitation'))) return undefined;
		const account = await insertAccount(tx, { name, email, role, passwordHash });
		if (!account) return undefined;
		await tx.delete(t.ticket).where(eq(t.ticket.email, email));
		await record(tx, { kind: 'joined', actor: account, detail: { role } });
		return account;
	});
}

type NewAccount = Pick<typeof t.account.$inferInsert, 'name' | 'email' | 'role' | 'passwordHash'>;

async function insertAccount(tx: Database, row: NewAccount) {
	const [account] = await tx
		.insert(t.account)
		.values({ id: randomUUID(), createdAt: new Date(), ...row })
		.onConflictDoNothing({ target: t.account.email })
		.returning();
	return account;
}

/** The browser counts as a known device. */
async function join(
	event: RequestEvent,
	{ password, ...owner }: { name: string; email: string; password: string },
	make: (tx: Transaction, passwordHash: string) => Promise<Account | undefined>
): Promise<Problems | undefined> {
	const weakness = weaknessOf(password, owner);
	if (weakness) return { password: weakness };
	const passwordHash = await hashPassword(password);
	const made = await db.transaction((tx) => make(tx, passwordHash));
	if (!made) return spent;
	setCookie(event.cookies, 'device', await rememberDevice(made.id));
	await startSession(event, made);
	return undefined;
}
