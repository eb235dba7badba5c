import postgres from 'postgres';

export const statisticsSettings = [
	'shared_preload_libraries=pg_stat_statements',
	'pg_stat_statements.track_planning=on'
];

/** @param {string | undefined} url */
export async function statistics(url = '') {
	const sql = postgres(url, { max: 1, onnotice: () => {} });
	await sql`create extension if not exists pg_stat_statements`;
	return {
		/** Milliseconds that the queries of some work took to plan and execute. */
		async inDatabase(/** @type {() => Promise<unknown>} */ work) {
			await sql`select pg_stat_statements_reset()`;
			await work();
			const [row] = await sql`
				select sum(total_plan_time + total_exec_time)::float as took from pg_stat_statements
				where query not like '%pg_stat_statements%'`;
			return row?.took;
		},
		close: () => sql.end()
	};
}
