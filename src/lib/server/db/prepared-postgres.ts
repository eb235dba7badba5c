import type { Sql } from 'postgres';
import { recurringQueries } from './recurring.ts';

const isOneReading = /^select [^;]*$/;

/** A query without values would be a simple one, which is planned each time. */
const asPrepared = { prepare: true, simple: false };

/**
 * Prepares recurring queries once per connection and sends them in one round trip: Drizzle has the driver parse and plan
 * each query again in two, so that a query of four tables takes 0.77 ms of processor time instead of 0.27. If a table has
 * changed since, postgres.js prepares the query again. Transactions do not use these plans.
 */
export function preparedPostgres(client: Sql): Sql {
	const isRecurring = recurringQueries();
	const { unsafe } = client;
	const query = ((text, values = [], options) => {
		// Without values it may be several statements, or one that begins a transaction.
		const canRecur = values.length > 0 || isOneReading.test(text);
		const isPrepared = options?.prepare || (canRecur && isRecurring(text));
		return unsafe(text, values, isPrepared ? { ...options, ...asPrepared } : options);
	}) as Sql['unsafe'];
	return Object.assign(client, { unsafe: query });
}
