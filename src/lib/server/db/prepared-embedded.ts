import { parse, type PGlite, protocol, type Results } from '@electric-sql/pglite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { recurringQueries } from './recurring.ts';

const { serialize } = protocol;

interface Plan {
	name: string;
	types: number[];
}

/**
 * Prepares recurring queries: PGlite plans every query again, which costs more than answering most of them. Without this
 * the page of a statement takes 1.8 times as long, an article 1.6 times, a stakeholder 1.5 times
 * (`node bench pages --embedded`). Transactions do not use these plans.
 */
export function preparedEmbedded(client: PGlite): PGlite {
	const isRecurring = recurringQueries();
	const plans = new Map<string, Plan>();

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

	async function prepare(text: string): Promise<Plan> {
		const name = `q${plans.size}`;
		const answers = await send(
			serialize.parse({ name, text }),
			serialize.describe({ type: 'S', name })
		);
		const plan = { name, types: parse.parseDescribeStatementResults(answers) };
		plans.set(text, plan);
		return plan;
	}

	const alone = <T>(work: () => Promise<T>) =>
		client._runExclusiveTransaction(() => client._runExclusiveQuery(work));

	const unprepared = client.query.bind(client);
	const query: PGlite['query'] = async <Row>(
		...[text, values = [], options]: Parameters<PGlite['query']>
	) => {
		if (!isRecurring(text)) return unprepared<Row>(text, values, options);
		await client._checkReady();
		return alone(async () => {
			const { name, types } = plans.get(text) ?? (await prepare(text));
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
			// After a transaction, tables may have grown far beyond their plans, or be gone.
			await alone(async () => {
				plans.clear();
				await client.execProtocolStream(serialize.query('deallocate all'), {});
			});
		}
	};
	return Object.assign(client, { query, transaction, _runExclusiveQuery: yieldingRun(client) });
}

const longestTurnMilliseconds = 25;

/**
 * Yields to the event loop between queries. PGlite works on the main thread and resolves before other events run, so
 * that a transaction of a thousand queries would block every request.
 */
function yieldingRun(client: PGlite): PGlite['_runExclusiveQuery'] {
	const run = client._runExclusiveQuery.bind(client);
	let began = performance.now();
	return async (work) => {
		const result = await run(work);
		if (performance.now() - began > longestTurnMilliseconds) {
			await nextTurn();
			began = performance.now();
		}
		return result;
	};
}
