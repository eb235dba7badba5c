import { DrizzlePostgreSQLAdapter } from '@lucia-auth/adapter-drizzle';
import { and, desc, eq, gt, lte, ne, sql } from 'drizzle-orm';
import { type Adapter, Lucia, TimeSpan } from 'lucia';
import type { User } from '../../domain/staff.ts';
import type { Role } from '../../domain/vocabulary.ts';
import * as t from './tables.ts';
import { type Database, db } from '../db/index.ts';
import { hashOf, randomToken } from './tokens.ts';

type Account = typeof t.account.$inferSelect;

declare module 'lucia' {
	interface Register {
		Lucia: ReturnType<typeof luciaFor>;
		DatabaseUserAttributes: Omit<Account, 'id'>;
		DatabaseSessionAttributes: { createdAt: Date; device: string };
	}
}

const idleDays = 7;
/** Applies to sessions in constant use, too. */
const longestDays = 30;
const longestMilliseconds = longestDays * 86_400_000;

/** A creation date days ahead comes from a clock that was put back; such a session would last too long. */
function isOver(createdAt: Date): boolean {
	const age = Date.now() - createdAt.getTime();
	return age >= longestMilliseconds || age < -idleDays * 86_400_000;
}

/** Adds to Lucia: hashed ids, an end after `longestDays`, and no sessions for disabled accounts. */
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

let cached: { of: Database; lucia: ReturnType<typeof luciaFor> } | undefined;

function lucia() {
	if (cached?.of !== db) cached = { of: db, lucia: luciaFor(db) };
	return cached.lucia;
}

const userOf = (account: Omit<Account, 'id'>): Omit<User, 'id'> => ({
	name: account.name,
	email: account.email,
	role: account.role as Role,
	twoStep: account.totpConfirmedAt !== null
});

export async function createSession(accountId: string, device: string): Promise<string> {
	const session = await lucia().createSession(
		accountId,
		{ createdAt: new Date(), device },
		{ sessionId: randomToken() }
	);
	return session.id;
}

/** `session.id` is the id in the table, not the token. */
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

export function listSessions(user: User): Promise<SessionEntry[]> {
	const { id, device, createdAt, expiresAt } = t.session;
	return db
		.select({ id, device, createdAt, expiresAt })
		.from(t.session)
		.where(and(eq(t.session.userId, user.id), gt(expiresAt, new Date())))
		.orderBy(desc(createdAt));
}

export async function revokeSession(user: User, id: string): Promise<boolean> {
	const ended = await db
		.delete(t.session)
		.where(and(eq(t.session.id, id), eq(t.session.userId, user.id)))
		.returning({ id: t.session.id });
	return ended.length === 1;
}

export async function endSessions(
	session: Database,
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
	const oldest = new Date(Date.now() - longestMilliseconds);
	await lucia().deleteExpiredSessions();
	await db.delete(t.session).where(lte(t.session.createdAt, oldest));
}
