import { asc, eq, inArray } from 'drizzle-orm';
import { setTimeout as after } from 'node:timers/promises';
import { isPassing } from '../../db/away.ts';
import { csvImport } from '../tables.ts';
import { db } from '../../db/index.ts';
import { traceOf } from '../../ops/reasons.ts';
import { log, newLogId } from '../../ops/log.ts';
import { Refused } from '../../write/index.ts';
import { OverQuota } from '../../write/quota.ts';
import { checkNext } from './check.ts';
import { enterAll } from './enter.ts';

const longestPause = 250;

let proceeding: Promise<void> | undefined;

/**
 * Takes every import that is under way further, each a step in turn, until none is left or `stop` says so. What a
 * process did not finish, the next one does.
 */
export function proceed(stop?: AbortSignal): Promise<void> {
	return (proceeding ??= goOn(stop).finally(() => (proceeding = undefined)));
}

async function goOn(stop?: AbortSignal) {
	for (let went = true; went;) {
		const files = await db
			.select({ id: csvImport.id, state: csvImport.state })
			.from(csvImport)
			.where(inArray(csvImport.state, ['checking', 'entering']))
			.orderBy(asc(csvImport.createdAt));
		went = false;
		for (const { id, state } of files) {
			if (stop?.aborted) return;
			const began = performance.now();
			if (await step(id, state)) went = true;
			// As long again for everyone else, who have the embedded database only between two steps.
			await after(Math.min(performance.now() - began, longestPause));
		}
	}
}

async function step(id: string, state: string): Promise<boolean> {
	try {
		return await (state === 'checking' ? checkNext(id) : enterAll(id));
	} catch (error) {
		// Nothing was lost: it goes on when the database is back.
		if (isPassing(error)) throw error;
		await halt(id, state === 'checking' ? 'mapping' : 'checked', sentenceFor(id, error));
		return true;
	}
}

function sentenceFor(id: string, error: unknown): string {
	if (error instanceof OverQuota) return error.message;
	if (error instanceof Refused)
		return `Something changed on record since the rows were checked, so none was entered. ${error.message}`;
	const fault = newLogId();
	log.error({ request: fault, import: id, ...traceOf(error) }, 'fault');
	return `Something went wrong on our side (fault ${fault}), and nothing was entered.`;
}

async function halt(id: string, state: 'mapping' | 'checked', failure: string) {
	await db.update(csvImport).set({ state, failure }).where(eq(csvImport.id, id));
}
