import { DrizzlePostgreSQLAdapter } from '@lucia-auth/adapter-drizzle';
import { and, desc, eq, gt, lte, ne, sql } from 'drizzle-orm';
import { type Adapter, Lucia, TimeSpan } from 'lucia';
import type { User } from '../../domain/staff.ts';
import type { Role } from '../../domain/vocabulary.ts';
import * as t from './tables.ts';
import { type Database, db } from '../db/index.ts';
import { hashOf, newToken } from './tokens.ts';

type Account = typeof t.account.$inferSelect;

declare module 'lucia' {
	interface Register {
		Lucia: ReturnType<typeof luciaFor>;
		DatabaseUserAttributes: Omit<Account, 'id'>;
		DatabaseSessionAttributes: { createdAt: Date; device: string };
	}
}

const idleDays = 7;
/** However much it is used. */
export const longestDays = 30;
const longest = longestDays * 86_400_000;

/**
 * Whether a session that was made then is over, however much it is used. One from days ahead was made before the clock
 * was put back, and would live on for as long again.
 */
function isOver(made: Date): boolean {
	const age = Date.now() - made.getTime();
	return age >= longest || age < -idleDays * 86_400_000;
}

/**
 * Lucia's adapter, with what Lucia leaves out: the id at rest is a hash of the token, no session outlives
 * `longestDays`, and a disabled account has none.
 */
function hashing(inner: Adapter): Adapter {
	return {
		async getSessionAndUser(token) {
			const [session, user] = await inner.getSessionAndUser(hashOf(token));
			if (!session || !user || user.attributes.disabledAt) return [null, null];
			if (isOver(session.attributes.createdAt)) return [null, null];
			return [{ ...session, id: token }, user];
		},
		getUserSessions: (userId) => inner.getUserSessions(userId),
		setSession: (session) => inner.setSession({ ...session, id: hashOf(session.id) }),
		async updateSessionExpiration(token, expiresAt) {
			const until = sql`least(${expiresAt.toISOString()}::timestamptz, ${t.session.createdAt} + ${longestDays} * interval '1 day')`;
			await db
				.update(t.session)
				.set({ expiresAt: until })
				.where(and(eq(t.session.id, hashOf(token)), sql`${t.session.expiresAt} < ${until}`));
		},
		deleteSession: (token) => inner.deleteSession(hashOf(token)),
		deleteUserSessions: (userId) => inner.deleteUserSessions(userId),
		deleteExpiredSessions: () => inner.deleteExpiredSessions()
	};
}

function luciaFor(database: Database) {
	const adapter = new DrizzlePostgreSQLAdapter(database as never, t.session, t.account);
	return new Lucia(hashing(adapter), {
		sessionExpiresIn: new TimeSpan(idleDays, 'd'),
		getUserAttributes: userOf,
		getSessionAttributes: ({ createdAt, device }) => ({ createdAt, device })
	});
}

let made: { of: Database; lucia: ReturnType<typeof luciaFor> } | undefined;

/** Made anew where the database was opened anew. */
function lucia() {
	if (made?.of !== db) made = { of: db, lucia: luciaFor(db) };
	return made.lucia;
}

const userOf = (account: Omit<Account, 'id'>): Omit<User, 'id'> => ({
	name: account.name,
	email: account.email,
	role: account.role as Role,
	twoStep: account.totpConfirmedAt !== null
});

/** @returns the token for the cookie; it stands nowhere else */
export async function createSession(accountId: string, device: string): Promise<string> {
	const session = await lucia().createSession(
		accountId,
		{ createdAt: new Date(), device },
		{ sessionId: newToken() }
	);
	return session.id;
}

/** Who holds this token, and under which id the session stands in the table. */
export async function readSession(
	token: string
): Promise<{ user: User; session: { id: string } } | undefined> {
	const { user, session } = await lucia().validateSession(token);
	if (!session) return undefined;
	const { id, name, email, role, twoStep } = user;
	return { user: { id, name, email, role, twoStep }, session: { id: hashOf(token) } };
}

export function endSession(token: string): Promise<void> {
	return lucia().invalidateSession(token);
}

export interface SessionEntry {
	id: string;
	device: string;
	createdAt: Date;
	expiresAt: Date;
}

/** One's sessions that have not ended, newest first. */
export function listSessions(user: User): Promise<SessionEntry[]> {
	const { id, device, createdAt, expiresAt } = t.session;
	return db
		.select({ id, device, createdAt, expiresAt })
		.from(t.session)
		.where(and(eq(t.session.userId, user.id), gt(expiresAt, new Date())))
		.orderBy(desc(createdAt));
}

/** Ends one of one's own sessions; another's id ends nothing. */
export async function revokeSession(user: User, id: string): Promise<boolean> {
	const ended = await db
		.delete(t.session)
		.where(and(eq(t.session.id, id), eq(t.session.userId, user.id)))
		.returning({ id: t.session.id });
	return ended.length === 1;
}

/** Ends all sessions of an account, but the one under `but`. */
export async function endSessions(
	session: Pick<Database, 'delete'>,
	accountId: string,
	but?: string
): Promise<void> {
	await session
		.delete(t.session)
		.where(
			and(eq(t.session.userId, accountId), but === undefined ? undefined : ne(t.session.id, but))
		);
}

export async function purgeSessions(): Promise<void> {
	const oldest = new Date(Date.now() - longest);
	await lucia().deleteExpiredSessions();
	await db.delete(t.session).where(lte(t.session.createdAt, oldest));
}
