import { AsyncLocalStorage } from 'node:async_hooks';
import type { Database, Transaction } from './connection.ts';

/** The transaction that all queries of some work join without knowing of it: see `asOne`. */
export const joinedTransaction = new AsyncLocalStorage<Transaction>();

export const withJoinedTransaction = (database: Database): Database =>
	new Proxy(database, {
		get(own, name) {
			const database = joinedTransaction.getStore() ?? own;
			const value: unknown = Reflect.get(database, name);
			return typeof value === 'function' ? value.bind(database) : value;
		}
	});

const outerTransactions = new WeakMap<object, object>();

/** The outermost transaction of a session, which may be a savepoint. */
export const transactionOf = (session: object): object => outerTransactions.get(session) ?? session;

export const savepoint = <T>(
	transaction: Transaction,
	work: (session: Transaction) => Promise<T>
): Promise<T> =>
	transaction.transaction((session) => {
		outerTransactions.set(session, transactionOf(transaction));
		return work(session);
	});
