import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

// node patches/postgres-faults.js node_modules/postgres answering|elsewhere postgres://user@host:5432/name
// Loses a connection within a transaction and prints what came of it as JSON, unless the process ends by it; postgres.md
// says what should. It leaves a table “kept” behind.

const [folder = '', moment = '', url = ''] = process.argv.slice(2);
/** @type {{ default: typeof import('postgres') }} */
const { default: postgres } = await import(pathToFileURL(join(folder, 'src/index.js')).href);
const alone = { max: 1, onnotice: () => {} };
const sql = postgres(url, alone);
const other = postgres(url, alone);

/** @type {Record<string, () => Promise<unknown>>} */
const moments = {
	/** While the transaction waits for an answer. */
	async answering() {
		const refusal = await codeOf(
			sql.begin(async (tx) => {
				const pid = await backendOf(tx);
				await Promise.all([tx`select pg_sleep(60)`, other`select pg_terminate_backend(${pid})`]);
			})
		);
		const [next] = await sql`select 'answered' as next`;
		return { refusal, ...next };
	},
	/** While it does something else. Then it goes on, when another transaction has begun that will be rolled back. */
	async elsewhere() {
		await other`drop table if exists kept`;
		await other`create table kept (name text)`;
		const [begun, goneOn] = [signal(), signal()];
		const refusal = await codeOf(
			sql.begin(async (tx) => {
				const pid = await backendOf(tx);
				await other`select pg_terminate_backend(${pid})`;
				await begun.came;
				await codeOf(tx`insert into kept values ('of the lost one')`);
				setTimeout(goneOn.give, 100);
			})
		);
		await codeOf(
			sql.begin(async (tx) => {
				await tx`insert into kept values ('of the one rolled back')`;
				begun.give();
				await goneOn.came;
				throw new Error('Rolled back');
			})
		);
		const rows = await other`select name from kept`;
		return { refusal, kept: rows.map(({ name }) => name) };
	}
};

/** @param {import('postgres').TransactionSql} session */
async function backendOf(session) {
	const [row] = await session`select pg_backend_pid() as pid`;
	return row?.pid;
}

/** @param {Promise<unknown>} work */
function codeOf(work) {
	return work.then(
		() => 'none',
		(error) => error.code ?? error.message
	);
}

function signal() {
	/** @type {() => void} */
	let give = () => {};
	/** @type {Promise<void>} */
	const came = new Promise((resolve) => (give = resolve));
	return { came, give };
}

console.log(JSON.stringify(await moments[moment]?.()));
await Promise.all([sql.end(), other.end()]);
