import { keyedHash, seal } from '../auth/secret.ts';
import { db } from '../db/index.ts';
import { follower } from '../follow/tables.ts';

/** A follower who said that the address is theirs. @returns their id */
export async function follows(
	email: string,
	as: Partial<typeof follower.$inferInsert> = {}
): Promise<string> {
	const [name = ''] = email.split('@');
	const now = new Date();
	await db.insert(follower).values({
		...{ id: name, addressHash: keyedHash(email), sealedAddress: seal(email) },
		...{ createdAt: now, confirmedAt: now, ...as }
	});
	return name;
}
