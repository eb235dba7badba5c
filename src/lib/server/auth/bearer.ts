import { error, type RequestEvent } from '@sveltejs/kit';
import { and, eq, gt, isNull } from 'drizzle-orm';
import type { User } from '../../domain/staff.ts';
import { type TokenScope, tokenShape } from '../../domain/token.ts';
import * as t from './tables.ts';
import { db } from '../db/index.ts';
import { requiresTwoStep } from '../settings.ts';
import { requireAtLeast } from './guards.ts';
import { noteKnown } from './known.ts';
import { hashOf } from './tokens.ts';

export interface Bearer {
	tokenId: string;
	user: User;
	scopes: TokenScope[];
}

const header = new RegExp(`^bearer +(${tokenShape.source})$`, 'i');

/** Browsers never send this header by themselves, so these requests need no check of their origin. */
export const bringsToken = ({ request }: Pick<RequestEvent, 'request'>): boolean =>
	isBearer(request.headers.get('authorization') ?? undefined);

export const isBearer = (authorization = ''): boolean => /^bearer /i.test(authorization);

export const tokenIn = (authorization: string): string | undefined =>
	header.exec(authorization)?.[1];

/** Ignores session cookies: a cookie alone must write nothing in the API. */
export async function authenticateToken({
	request,
	locals
}: Pick<RequestEvent, 'request' | 'locals'>): Promise<void> {
	const token = tokenIn(request.headers.get('authorization') ?? '');
	const bearer = token && (await bearerOf(token));
	if (!token || !bearer) return;
	locals.bearer = bearer;
	noteKnown(token);
}

export async function bearerOf(token: string): Promise<Bearer | undefined> {
	const now = new Date();
	const [found] = await db
		.select({ token: t.apiToken, account: t.account })
		.from(t.apiToken)
		.innerJoin(t.account, eq(t.account.id, t.apiToken.accountId))
		.where(
			and(
				eq(t.apiToken.tokenHash, hashOf(token)),
				gt(t.apiToken.expiresAt, now),
				isNull(t.account.disabledAt)
			)
		);
	if (!found) return undefined;
	const { id: tokenId, scopes, usedOn } = found.token;
	const today = now.toISOString().slice(0, 10);
	if (usedOn !== today) await touch(tokenId, today);
	const { id, name, email, role, totpConfirmedAt } = found.account;
	return { tokenId, scopes, user: { id, name, email, role, twoStep: totpConfirmedAt !== null } };
}

async function touch(id: string, today: string) {
	await db.update(t.apiToken).set({ usedOn: today }).where(eq(t.apiToken.id, id));
}

/** @throws 401 without a valid token, 403 if the token or its owner may not do this */
export function requireToken(
	{ locals: { bearer } }: { locals: App.Locals },
	scope: TokenScope = 'write'
): Bearer {
	if (!bearer)
		error(401, 'This takes a token that is alive, in the header Authorization: Bearer rw_…');
	const { user, scopes } = bearer;
	if (lacksTwoStep(user)) error(403, 'Turn two-step sign-in on first. Nothing was changed.');
	if (!scopes.includes(scope)) error(403, `This token has no scope “${scope}”.`);
	if (scope === 'publish') requireAtLeast('editor', user);
	return bearer;
}

export const lacksTwoStep = (user: User) => requiresTwoStep(user.role) && !user.twoStep;
