import { eq } from 'drizzle-orm';
import { db } from '../db/index.ts';
import { withinDeadline } from '../ops/health.ts';
import { bearerOf, tokenIn } from './bearer.ts';
import { cookieIn } from './cookies.ts';
import { isNoted, noteKnown } from './known.ts';
import { readSession } from './sessions.ts';
import * as t from './tables.ts';
import { findTicket } from './tickets.ts';
import { hashOf } from './tokens.ts';

/** Staff who save while the database hangs must get an answer in time. */
const deadlineMilliseconds = 1_000;

export interface Credentials {
	cookie?: string;
	authorization?: string;
}

const tokensIn = ({ cookie = '', authorization = '' }: Credentials) =>
	[
		[cookieIn(cookie, 'session'), readSession],
		[cookieIn(cookie, 'device'), isDevice],
		[cookieIn(cookie, 'step'), (token: string) => findTicket(token, 'second_step')],
		[tokenIn(authorization), bearerOf]
	] as const;

async function isDevice(token: string): Promise<boolean> {
	return (await db.$count(t.device, eq(t.device.tokenHash, hashOf(token)))) > 0;
}

/** @returns undefined if only the database can judge the tokens */
export function isKnown(credentials: Credentials): boolean | undefined {
	const tokens = tokensIn(credentials).flatMap(([token]) => token ?? []);
	return tokens.some(isNoted) || (tokens.length ? undefined : false);
}

/** If the database is away, everyone counts as known: the app then says that it is away. */
export async function findKnown(credentials: Credentials): Promise<boolean> {
	const found = await withinDeadline(async () => {
		for (const [token, find] of tokensIn(credentials))
			if (token && (await find(token))) {
				noteKnown(token);
				return true;
			}
		return false;
	}, deadlineMilliseconds);
	return found ?? true;
}
