import { parse, type PGlite, protocol, type Results } from '@electric-sql/pglite';
import { setImmediate as othersTurn } from 'node:timers/promises';

const { serialize } = protocol;

/** Prepared statements are cached in memory; those of lists of odd lengths would fill it. */
const mostPrepared = 400;

/** Whether a query came before, and so is worth a prepared statement. */
function recurringQueries(): (query: string) => boolean {
	const seenOnce = new Set<string>();
	const recurring = new Set<string>();
	return (query) => {
		if (recurring.has(query)) return true;
		if (recurring.size >= mostPrepared) return false;
		if (seenOnce.delete(query)) return Boolean(recurring.add(query));
		if (seenOnce.size < mostPrepared) seenOnce.add(query);
		else seenOnce.clear();
		return false;
	};
}

/** A prepared statement of PGlite. */
interface Plan {
	name: string;
	/** The types of its parameters, by number (`pg_type.oid`). */
	types: number[];
}

/**
 * Has queries that come again planned once: by itself PGlite plans every query anew, which costs more than to answer most of
 * them. Without it the page of a statement takes 1.8 times as long, that of an article 1.6, that of a stakeholder 1.5
 * (`node bench pages --embedded`); on PostgreSQL, which would gain a tenth at most, nothing is prepared. Within
 * transactions every query is still planned anew.
 */
export function preparedEmbedded(client: PGlite): PGlite {
	const comesAgain = recurringQueries();
	const plans = new Map<string, Plan>();

	/** One message after the other, as PGlite does. */
	async function send(...messages: Uint8Array[]) {
		const answers = [];
		try {
			for (const message of messages)
				answers.push(...(await client.execProtocolStream(message, { syncToFs: false })));
		} finally {
			await client.execProtocolStream(serialize.sync(), {});
		}
		return answers;
	}

	async function planned(text: string): Promise<Plan> {
		const name = `q${plans.size}`;
		const answers = await send(
			serialize.parse({ name, text }),
			serialize.describe({ type: 'S', name })
		);
		const plan = { name, types: parse.parseDescribeStatementResults(answers) };
		plans.set(text, plan);
		return plan;
	}

	/** After the transaction and the query that are under way. */
	const alone = <T>(work: () => Promise<T>) =>
		client._runExclusiveTransaction(() => client._runExclusiveQuery(work));

	const unprepared = client.query.bind(client);
	const query: PGlite['query'] = async <Row>(
		...[text, values = [], options]: Parameters<PGlite['query']>
	) => {
		if (!comesAgain(text)) return unprepared<Row>(text, values, options);
		await client._checkReady();
		return alone(async () => {
			const { name, types } = plans.get(text) ?? (await planned(text));
			const written = values.map((value, index) => {
				if (value === null || value === undefined) return null;
				return client.serializers[types[index] ?? 0]?.(value) ?? String(value);
			});
			const answers = await send(
				serialize.bind({ statement: name, values: written }),
				serialize.describe({ type: 'P' }),
				serialize.execute({})
			);
			return parse.parseResults(answers, client.parsers, options)[0] as Results<Row>;
		});
	};

	const transact = client.transaction.bind(client);
	const transaction: PGlite['transaction'] = async (work) => {
		try {
			return await transact(work);
		} finally {
			// Made for a few rows, they would serve thousands badly; and what they name may be gone.
			await alone(async () => {
				plans.clear();
				await client.execProtocolStream(serialize.query('deallocate all'), {});
			});
		}
	};
	return Object.assign(client, { query, transaction, _runExclusiveQuery: givingWay(client) });
}

const longestTurn = 25;

/**
 * PGlite works on the main thread, and gives its answers before anything else happens there: a transaction of a thousand
 * queries would hold up even those who ask nothing of the database.
 */
function givingWay(client: PGlite): PGlite['_runExclusiveQuery'] {
	const run = client._runExclusiveQuery.bind(client);
	let began = performance.now();
	return async (work) => {
		const done = await run(work);
		if (performance.now() - began > longestTurn) {
			await othersTurn();
			began = performance.now();
		}
		return done;
	};
}
