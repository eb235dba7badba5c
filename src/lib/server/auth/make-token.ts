import { and, eq } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import type { User } from '../../domain/staff.ts';
import { scopesOf, type TokenScope } from '../../domain/token.ts';
import { record } from '../activity.ts';
import * as t from './tables.ts';
import { db } from '../db/index.ts';
import { type Problems, notifyOwner } from './accounts.ts';
import { lacksTwoStep } from './bearer.ts';
import { type Proof, prove } from './own-account.ts';
import { hashOf, randomToken } from './tokens.ts';

const dayMilliseconds = 86_400_000;
const longestDays = 365;
const tokensPerAccount = 20;

/** Replaces an unused token of the same name. The token returned is shown once: only its hash is stored. */
export async function makeToken(
	user: User,
	wanted: Proof & { name: string; scopes: TokenScope[]; days: number }
): Promise<{ token: string } | { problems: Problems }> {
	const problems = refusalOf(user, wanted) ?? (await prove(user, wanted));
	if (problems) return { problems };
	const token = `rw_${randomToken()}`;
	const { name, scopes } = wanted;
	const expiresAt = new Date(Date.now() + wanted.days * dayMilliseconds);
	const refused = await db.transaction(async (tx): Promise<Problems | undefined> => {
		// The owner's row is locked, so that two requests at once cannot both pass the limit.
		await tx
			.select({ id: t.account.id })
			.from(t.account)
			.where(eq(t.account.id, user.id))
			.for('update');
		const own = eq(t.apiToken.accountId, user.id);
		const named = await tx
			.select({ usedOn: t.apiToken.usedOn })
			.from(t.apiToken)
			.where(and(own, eq(t.apiToken.name, name)));
		if (named.some(({ usedOn }) => usedOn !== null))
			return { name: 'You have a token of this name, and something uses it.' };
		// A form that was sent twice leaves one token: the one that is shown.
		await tx.delete(t.apiToken).where(and(own, eq(t.apiToken.name, name)));
		if ((await tx.$count(t.apiToken, own)) >= tokensPerAccount)
			return { '': `You have ${tokensPerAccount} tokens, and that is the most. Revoke one first.` };
		await tx.insert(t.apiToken).values({
			id: randomUUID(),
			tokenHash: hashOf(token),
			accountId: user.id,
			name,
			scopes,
			createdAt: new Date(),
			expiresAt
		});
		const until = expiresAt.toISOString().slice(0, 10);
		const detail = { scopes: scopes.join(', '), until };
		await record(tx, { kind: 'token_made', actor: user, subject: name, detail });
		await notifyOwner(
			tx,
			user,
			'A token was made for your account',
			`With the token “${name}” a program can write in your name until ${until}.`
		);
		return undefined;
	});
	return refused ? { problems: refused } : { token };
}

function refusalOf(
	user: User,
	{ scopes, days }: { scopes: TokenScope[]; days: number }
): Problems | undefined {
	if (lacksTwoStep(user)) return { '': 'Turn two-step sign-in on first: your role needs it here.' };
	if (scopes.some((scope) => !scopesOf(user.role).includes(scope)))
		return { scopes: 'Your role does not publish, so no token of yours can.' };
	if (days > longestDays) return { days: `A token lives ${longestDays} days at most.` };
	return undefined;
}
