import type { Sql } from 'postgres';

/** Tells whether a query or a transaction of a client is under way. */
export function watched(client: Sql) {
	let underWay = 0;
	const counted = <Work extends Promise<unknown>>(work: Work): Work => {
		underWay++;
		const end = () => void underWay--;
		// The method of the query itself would begin it.
		void Promise.prototype.then.call(work, end, end);
		return work;
	};
	const { unsafe, begin } = client;
	Object.assign(client, {
		unsafe: (...given: Parameters<Sql['unsafe']>) => counted(unsafe(...given)),
		begin: (...given: Parameters<Sql['begin']>) => counted(begin(...given))
	});
	return { client, isUnderWay: () => underWay > 0 };
}
