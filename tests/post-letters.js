import { withAppModules } from './app-modules.js';

// Adds letters to the outbox of a database that no app uses, alternating between staff and followers. Run it with the
// app's environment: node tests/post-letters.js COUNT

const count = Number(process.argv[2]);
await withAppModules(async (module) => {
	const { close, connect, databaseSettings } = await module('db/index.ts');
	const { keyedHash, seal } = await module('auth/secret.ts');
	const { follower } = await module('follow/tables.ts');
	const { post } = await module('jobs/mail.ts');

	const { db } = await connect(databaseSettings());
	const now = new Date();
	await db.transaction(async (/** @type {any} */ tx) => {
		for (let number = 0; number < count; number++) {
			const email = `reader-${number}@example.org`;
			const letter = { subject: `Letter ${number}`, text: 'What changed.\n'.repeat(50) };
			const isStaff = number % 3 === 0;
			if (!isStaff)
				await tx.insert(follower).values({
					id: email,
					addressHash: keyedHash(email),
					sealedAddress: seal(email),
					createdAt: now,
					confirmedAt: now
				});
			await post(tx, {
				to: isStaff ? email : { follower: email },
				kind: isStaff ? 'notice' : 'news',
				key: email,
				letter
			});
		}
	});
	await close();
});
process.exit();
