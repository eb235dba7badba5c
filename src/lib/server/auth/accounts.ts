import { and, eq, isNull, or } from 'drizzle-orm';
import * as t from './tables.ts';
import { type Database, db } from '../db/index.ts';
import { post } from '../jobs/mail.ts';
import { noticeLetter } from './letters.ts';
import { randomToken } from './tokens.ts';

export type Account = typeof t.account.$inferSelect;

/** Sentences by field; '' is for the form as a whole. */
export type Problems = Record<string, string>;

export async function accountByEmail(
	email: string,
	session: Database = db
): Promise<Account | undefined> {
	const [found] = await session.select().from(t.account).where(eq(t.account.email, email));
	return found;
}

export async function accountById(
	id: string,
	session: Database = db
): Promise<Account | undefined> {
	const [found] = await session.select().from(t.account).where(eq(t.account.id, id));
	return found;
}

/** Deletes sessions, tokens, links in letters, and sign-ins between password and code. */
export async function endAccess(session: Database, id: string): Promise<void> {
	await session.delete(t.session).where(eq(t.session.userId, id));
	await session.delete(t.apiToken).where(eq(t.apiToken.accountId, id));
	await session.delete(t.ticket).where(or(eq(t.ticket.accountId, id), eq(t.ticket.createdBy, id)));
}

/** Those who may sign in. */
export const administrators = (session: Pick<Database, 'select'>) =>
	session
		.select({ id: t.account.id, email: t.account.email })
		.from(t.account)
		.where(and(eq(t.account.role, 'administrator'), isNull(t.account.disabledAt)));

/** The letter is written in the session given, so it leaves only if the change is committed. */
export async function notifyOwner(
	session: Database,
	{ id, email }: { id: string; email: string },
	subject: string,
	what: string
): Promise<void> {
	await post(session, {
		to: email,
		kind: 'notice',
		key: `notice:${id}:${randomToken()}`,
		letter: noticeLetter(subject, what)
	});
}
