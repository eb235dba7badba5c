import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Sql } from 'postgres';

const deliveryMilliseconds = 3_000;

/**
 * Sends itself a notification, which never arrives through a pooler that gives a session to each transaction or
 * statement. Behind it, publications would go unnoticed and the lock of the start would lock nothing.
 * @throws Error with a message for people
 */
export async function requireSession(client: Sql, location: string) {
	const channel = `rulewatch_${randomUUID()}`;
	let resolve = (_isHeard: boolean) => {};
	const heard = new Promise<boolean>((done) => (resolve = done));
	const { unlisten } = await client.listen(channel, () => resolve(true));
	await client.notify(channel, '');
	const isHeard = await Promise.race([heard, delay(deliveryMilliseconds, false, { ref: false })]);
	await unlisten();
	if (!isHeard)
		throw new Error(
			`${location} does not deliver notifications, by which Rulewatch learns of publications. If a pooler such as ` +
				'PgBouncer stands before it, let it pool sessions, not transactions or statements.'
		);
}
