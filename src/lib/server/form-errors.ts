import { type ActionFailure, fail } from '@sveltejs/kit';
import { Overtaken } from './write/proposals/index.ts';
import { byField, Conflict, Refused } from './write/index.ts';

type Failure = ActionFailure<{ values?: undefined; errors: Record<string, string> }>;

/** Turns a refusal into messages by field: 409 if somebody else saved first, otherwise 400. */
export async function orFail<T>(work: Promise<T>): Promise<T | Failure> {
	try {
		return await work;
	} catch (error) {
		if (error instanceof Conflict) return fail(409, { errors: { '': error.message } });
		if (!(error instanceof Refused)) throw error;
		return fail(error instanceof Overtaken ? 409 : 400, { errors: byField(error) });
	}
}

export function isFailure(answer: unknown): answer is Failure {
	return typeof answer === 'object' && answer !== null && 'status' in answer && 'data' in answer;
}
