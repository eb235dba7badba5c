import { asc, eq, inArray } from 'drizzle-orm';
import { setTimeout as after } from 'node:timers/promises';
import { isTransient } from '../../db/connection-errors.ts';
import { csvImport } from '../tables.ts';
import { db } from '../../db/index.ts';
import { traceOf } from '../../ops/reasons.ts';
import { log, newLogId } from '../../ops/log.ts';
import { Refused } from '../../write/index.ts';
import { OverQuota } from '../../write/quota.ts';
import { checkNext } from './check.ts';
import { enterAll } from './enter.ts';

const longestPause = 250;

let running: Promise<void> | undefined;

/**
 * Runs every import that is under way, each a step in turn, until none is left or `stop` is aborted. What a process
 * did not finish, the next one does.
 */
export function runImports(stop?: AbortSignal): Promise<void> {
	return (running ??= runUntilDone(stop).finally(() => (running = undefined)));
}

async function runUntilDone(stop?: AbortSignal) {
	for (let progressed = true; progressed;) {
		const files = await db
			.select({ id: csvImport.id, state: csvImport.state })
			.from(csvImport)
			.where(inArray(csvImport.state, ['checking', 'entering']))
			.orderBy(asc(csvImport.createdAt));
		progressed = false;
		for (const { id, state } of files) {
			if (stop?.aborted) return;
			const began = performance.now();
			if (await runStep(id, state)) progressed = true;
			// As long again for everyone else, who have the embedded database only between two steps.
			await after(Math.min(performance.now() - began, longestPause));
		}
	}
}

async function runStep(id: string, state: string): Promise<boolean> {
	try {
		return await (state === 'checking' ? checkNext(id) : enterAll(id));
	} catch (error) {
		// Nothing was lost: it goes on when the database is back.
		if (isTransient(error)) throw error;
		await stopImport(id, state === 'checking' ? 'mapping' : 'checked', messageFor(id, error));
		return true;
	}
}

function messageFor(id: string, error: unknown): string {
	if (error instanceof OverQuota) return error.message;
	if (error instanceof Refused)
		return `Something changed on record since the rows were checked, so none was entered. ${error.message}`;
	const fault = newLogId();
	log.error({ request: fault, import: id, ...traceOf(error) }, 'fault');
	return `Something went wrong on our side (fault ${fault}), and nothing was entered.`;
}

async function stopImport(id: string, state: 'mapping' | 'checked', failure: string) {
	await db.update(csvImport).set({ state, failure }).where(eq(csvImport.id, id));
}
