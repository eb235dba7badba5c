import { and, eq, gt, lte } from 'drizzle-orm';
import * as t from './tables.ts';
import { type Database, db } from '../db/index.ts';
import { hashOf, randomToken } from './tokens.ts';

type Ticket = typeof t.ticket.$inferSelect;
type Purpose = Ticket['purpose'];
const ticketMinutes = {
	set_up: 60,
	invitation: 3 * 24 * 60,
	reset: 30,
	address: 60,
	second_step: 10
} as const satisfies Record<Purpose, number>;

export function lifeOf(purpose: Purpose): string {
	const minutes = ticketMinutes[purpose];
	const days = minutes / (24 * 60);
	return days >= 1 ? `${days} days` : `${minutes} minutes`;
}

export async function issueTicket(
	session: Database,
	purpose: Purpose,
	about: Partial<Pick<Ticket, 'accountId' | 'email' | 'role' | 'createdBy'>> = {}
): Promise<string> {
	const token = randomToken();
	const now = Date.now();
	await session.insert(t.ticket).values({
		tokenHash: hashOf(token),
		purpose,
		createdAt: new Date(now),
		expiresAt: new Date(now + ticketMinutes[purpose] * 60_000),
		...about
	});
	return token;
}

const valid = (token: string, purpose: Purpose) => {
	const now = new Date();
	return and(
		eq(t.ticket.tokenHash, hashOf(token)),
		eq(t.ticket.purpose, purpose),
		gt(t.ticket.expiresAt, now),
		// A ticket from the future was made before the clock was put back, so its age is unknown.
		lte(t.ticket.createdAt, new Date(now.getTime() + 60_000))
	);
};

/** Does not use the ticket up, so that a mail scanner that follows a link spoils nothing. */
export async function findTicket(token: string, purpose: Purpose): Promise<Ticket | undefined> {
	const [ticket] = await db.select().from(t.ticket).where(valid(token, purpose));
	return ticket;
}

export async function useTicket(
	session: Database,
	token: string,
	purpose: Purpose
): Promise<Ticket | undefined> {
	const [ticket] = await session.delete(t.ticket).where(valid(token, purpose)).returning();
	return ticket;
}

export async function purgeTickets(): Promise<void> {
	await db.delete(t.ticket).where(lte(t.ticket.expiresAt, new Date()));
}
