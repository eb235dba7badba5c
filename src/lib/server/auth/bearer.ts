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

/** Whom a program writes for. */
export interface Bearer {
	tokenId: string;
	user: User;
	scopes: TokenScope[];
}

const header = new RegExp(`^bearer +(${tokenShape.source})$`, 'i');

/** Whether a request brings a token, valid or not, where no browser puts one by itself. */
export const bringsToken = ({ request }: Pick<RequestEvent, 'request'>): boolean =>
	isBearer(request.headers.get('authorization') ?? undefined);

/** Whether the header Authorization has a token, valid or not. */
export const isBearer = (authorization = ''): boolean => /^bearer /i.test(authorization);

/** The token in the header Authorization. */
export const tokenIn = (authorization: string): string | undefined =>
	header.exec(authorization)?.[1];

/** Sets whom a program writes for. No session is looked at: a cookie alone writes nothing here. */
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

/**
 * Whom a program writes for, where its token and its owner may do this.
 * @throws 401 without a token that is alive, 403 where it does not reach
 */
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

/** Whether somebody has yet to turn on what their role needs. */
export const lacksTwoStep = (user: User) => requiresTwoStep(user.role) && !user.twoStep;
