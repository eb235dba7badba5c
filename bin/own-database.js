import postgres from 'postgres';

/**
 * @param {string} address of a server
 * @param {string} name
 */
export async function ownDatabase(address, name = `own_${Date.now()}_${process.pid}`) {
	/** @param {string} query */
	const asOwner = async (query) => {
		const client = postgres(address, { max: 1 });
		await client.unsafe(query);
		await client.end();
	};
	await asOwner(`create database ${name}`);
	const own = new URL(address);
	own.pathname = name;
	return { url: own.href, remove: () => asOwner(`drop database ${name} with (force)`) };
}

/**
 * Tests empty their database, so each of Vitest's workers gets its own.
 * @param {import('vitest/node').TestProject} project
 */
export default async function setUp({ config, vitest }) {
	const { DATABASE_URL } = process.env;
	if (!DATABASE_URL) return;
	const name = `own_${Date.now()}_${process.pid}`;
	/** @type {(() => Promise<void>)[]} */
	const removals = [];
	for (let worker = 1; worker <= (config.maxWorkers ?? vitest.config.maxWorkers); worker++)
		removals.push((await ownDatabase(DATABASE_URL, `${name}_${worker}`)).remove);
	const all = new URL(DATABASE_URL);
	all.pathname = name;
	process.env.DATABASE_URL = all.href;
	return () => Promise.all(removals.map((remove) => remove()));
}
