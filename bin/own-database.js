import postgres from 'postgres';

/**
 * An empty database beside the one that an address names, and the function that gives it up.
 * @param {string} address
 */
export async function ownDatabase(address) {
	const name = `own_${Date.now()}_${process.pid}`;
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

/** For Vitest, whose tests empty the database that they use: it must not be one that somebody fills. */
export default async function setUp() {
	const { DATABASE_URL } = process.env;
	if (!DATABASE_URL) return;
	const { url, remove } = await ownDatabase(DATABASE_URL);
	process.env.DATABASE_URL = url;
	return remove;
}
