import { createHash } from 'node:crypto';
import { serialize } from 'node:v8';
import { transactionOf } from '../db/joined.ts';
import { traceOf } from '../ops/reasons.ts';
import { log } from '../ops/log.ts';
import { GivenUp, type Input, inWorker, type Limits, type Output } from './index.ts';
import type { Tasks } from './tasks.ts';

/** Less text is processed on the main thread. */
const fewLetters = 100_000;
/** After these retries a transaction runs all its tasks itself. */
const mostRounds = 10;

type Outputs = Map<string, unknown>;

class Pending extends Error {
	constructor(readonly work: (outputs: Outputs) => Promise<void>) {
		super('A transaction needs the worker');
	}
}

const outputsOf = new WeakMap<object, Outputs>();

/**
 * A transaction must not wait for the worker while others wait for it, so it is rolled back and retried with the
 * outputs.
 * @param begin passes each session to `prepare` before the transaction's work begins
 */
export async function withWorker<T>(
	begin: (prepare: (session: object) => void) => Promise<T>
): Promise<T> {
	const outputs: Outputs = new Map();
	for (let round = 1; round < mostRounds; round++)
		try {
			return await begin((session) => outputsOf.set(session, outputs));
		} catch (error) {
			if (!(error instanceof Pending)) throw error;
			await error.work(outputs);
		}
	return begin(() => {});
}

interface Here<Name extends keyof Tasks> {
	/** For little text, and for transactions outside `withWorker`. */
	task: (input: Input<Name>) => Output<Name>;
	letters: (input: Input<Name>) => number;
}

/** @returns undefined for each task that reached a limit */
export function outputsWithin<Name extends keyof Tasks>(
	session: object,
	name: Name,
	inputs: Input<Name>[],
	{ task, letters }: Here<Name>
): (Output<Name> | undefined)[] {
	const known = outputsOf.get(transactionOf(session));
	const missing = new Map<string, Input<Name>>();
	const outputs = inputs.map((input) => {
		if (!known || letters(input) <= fewLetters) return task(input);
		const key = keyOf(name, input);
		if (!known.has(key)) missing.set(key, input);
		return known.get(key) as Output<Name> | undefined;
	});
	if (!missing.size) return outputs;
	throw new Pending(async (outputs) => {
		for (const [key, input] of missing) outputs.set(key, await outputOf(name, input));
	});
}

const keyOf = (name: string, input: unknown) =>
	createHash('sha256')
		.update(serialize([name, input]))
		.digest('base64');

/**
 * Its queue is unlimited.
 * @param limits those of `inWorker`
 * @returns undefined if a limit was reached
 */
export async function outputOf<Name extends keyof Tasks>(
	name: Name,
	input: Input<Name>,
	limits: Limits = {}
): Promise<Output<Name> | undefined> {
	try {
		return await inWorker(name, input, { ...limits, mostBefore: Infinity });
	} catch (fault) {
		if (!(fault instanceof GivenUp)) throw fault;
		log.warn(traceOf(fault), `${name} was given up`);
		return undefined;
	}
}
