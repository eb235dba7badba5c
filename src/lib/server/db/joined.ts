import { AsyncLocalStorage } from 'node:async_hooks';
import type { Database, Transaction } from './connection.ts';

/** The transaction to which all that some work asks and writes belongs, although the work knows of none: see `asOne`. */
export const joined = new AsyncLocalStorage<Transaction>();

/** A database whose queries belong to the transaction that is joined, if one is. */
export const joining = (database: Database): Database =>
	new Proxy(database, {
		get(own, name) {
			const asked = joined.getStore() ?? own;
			const value: unknown = Reflect.get(asked, name);
			return typeof value === 'function' ? value.bind(asked) : value;
		}
	});

const wholes = new WeakMap<object, object>();

/** The transaction of a session, which is the session itself but for a savepoint. */
export const transactionOf = (session: object): object => wholes.get(session) ?? session;

/** Runs work within a transaction; if the work fails, it alone is undone. */
export const savepoint = <T>(
	transaction: Transaction,
	work: (session: Transaction) => Promise<T>
): Promise<T> =>
	transaction.transaction((session) => {
		wholes.set(session, transactionOf(transaction));
		return work(session);
	});
