import { withAppModules } from './app-modules.js';

// Adds followers to a database that no app uses, each with their own search; only the first one's matches the
// publication. Run it with the app's environment: node tests/post-follows.js CONFIRMED UNCONFIRMED

const confirmed = Number(process.argv[2]);
const count = confirmed + Number(process.argv[3]);
const searches = [
	(/** @type {number} */ n) => `/search?q=nobody+says+this+${n}`,
	(/** @type {number} */ n) => `/statements?regulation=no-such-rules-${n}&stance=oppose`,
	(/** @type {number} */ n) => `/statements?stakeholder=nobody-${n}`,
	(/** @type {number} */ n) => `/statements?year=2020&q=unheard+of+${n}`
];

await withAppModules(async (module) => {
	const { close, connect, databaseSettings } = await module('db/index.ts');
	const { keyedHash, seal } = await module('auth/secret.ts');
	const { follow, follower } = await module('follow/tables.ts');
	const { db } = await connect(databaseSettings());
	const createdAt = new Date();
	const confirmedAt = (/** @type {number} */ n) => (n < confirmed ? createdAt : null);
	for (let from = 0; from < count; from += 500) {
		const numbers = Array.from({ length: Math.min(500, count - from) }, (_, n) => from + n);
		await db.insert(follower).values(
			numbers.map((n) => ({
				id: `reader-${n}`,
				addressHash: keyedHash(`reader-${n}@example.org`),
				sealedAddress: seal(`reader-${n}@example.org`),
				createdAt,
				confirmedAt: confirmedAt(n)
			}))
		);
		await db.insert(follow).values(
			numbers.map((n) => ({
				id: `follow-${n}`,
				followerId: `reader-${n}`,
				frequency: 'weekly',
				timeZone: 'UTC',
				subject:
					n === 0 ? 'search:/search?q=object' : `search:${searches[n % searches.length]?.(n)}`,
				kinds: ['statement'],
				createdAt,
				confirmedAt: confirmedAt(n)
			}))
		);
	}
	await close();
});
process.exit();
