import type { FollowKind, Frequency } from '../../../../src/lib/domain/follow.ts';
import { followKinds } from '../../../../src/lib/domain/follow.ts';
import { keysOf } from '../../../../src/lib/domain/vocabulary.ts';
import { keyedHash, seal } from '../../../../src/lib/server/auth/secret.ts';
import { db } from '../../../../src/lib/server/db/index.ts';
import * as t from '../../../../src/lib/server/db/schema.ts';

interface Following {
	subject?: string;
	kinds?: FollowKind[];
	frequency?: Frequency;
	timeZone?: string;
}

/** @returns their id */
export async function addFollower(
	email: string,
	as: Partial<typeof t.follower.$inferInsert> = {}
): Promise<string> {
	const [name = ''] = email.split('@');
	const now = new Date();
	await db
		.insert(t.follower)
		.values({
			id: name,
			addressHash: keyedHash(email),
			sealedAddress: seal(email),
			createdAt: now,
			confirmedAt: now,
			...as
		})
		.onConflictDoNothing();
	return name;
}

/** Adds a follower who confirmed a while ago: of everything, all kinds, immediately. */
export async function follows(
	name: string,
	{ subject = 'everything:', ...given }: Following = {}
): Promise<string> {
	const long = new Date(Date.now() - 3_600_000);
	const since = { createdAt: long, confirmedAt: long };
	await addFollower(`${name}@example.org`, since);
	await db.insert(t.follow).values({
		id: `${name} ${subject}`,
		followerId: name,
		subject,
		kinds: keysOf(followKinds),
		frequency: 'at_once',
		timeZone: 'UTC',
		...given,
		...since
	});
	return name;
}
