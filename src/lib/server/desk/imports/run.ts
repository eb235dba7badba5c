import { asc, eq, inArray } from 'drizzle-orm';
import { setTimeout as delay } from 'node:timers/promises';
import { isTransient } from '../../db/connection-errors.ts';
import { csvImport } from '../tables.ts';
import { db, hasDiskSpace } from '../../db/index.ts';
import { traceOf } from '../../ops/reasons.ts';
import { log, newLogId } from '../../ops/log.ts';
import { Refused } from '../../write/index.ts';
import { OverQuota } from '../../write/quota.ts';
import type { ImportState } from '../../../domain/vocabulary.ts';
import { movingStates } from '../../../domain/imports.ts';
import { type Name, nounOf } from '../../../domain/nouns.ts';
import { checkNext } from './check.ts';
import { enterAll } from './enter.ts';
import { restingState } from './items.ts';
import { publishAll } from './publish-all.ts';
import { takeBackAll } from './take-back-all.ts';

const longestPause = 250;

let running: Promise<void> | undefined;

/** Runs all active imports in turn until none is left or `stop` aborts. The next process resumes unfinished ones. */
export function runImports(stop?: AbortSignal): Promise<void> {
	return (running ??= runUntilDone(stop).finally(() => (running = undefined)));
}

/** Milliseconds within which a short file is done. */
const shortWait = 500;

/** Waits briefly for the imports, so that a short file is done before its page needs a progress bar. */
export async function runSoon(): Promise<void> {
	if (!hasDiskSpace()) return;
	// The scheduled job retries a failure and logs it.
	await Promise.race([runImports().catch(() => {}), delay(shortWait, undefined, { ref: false })]);
}

async function runUntilDone(stop?: AbortSignal) {
	for (let progressed = true; progressed;) {
		const files = await db
			.select({ id: csvImport.id, name: csvImport.name, state: csvImport.state })
			.from(csvImport)
			.where(inArray(csvImport.state, movingStates))
			.orderBy(asc(csvImport.createdAt));
		progressed = false;
		for (const file of files) {
			if (stop?.aborted) return;
			const began = performance.now();
			if (await runStep(file as Moving)) progressed = true;
			// Pause as long as the step took, so that other requests get the embedded database too.
			await delay(Math.min(performance.now() - began, longestPause));
		}
	}
}

interface Moving {
	id: string;
	name: Name;
	state: (typeof movingStates)[number];
}

const steps: Record<Moving['state'], (id: string) => Promise<boolean>> = {
	checking: checkNext,
	entering: enterAll,
	publishing: publishAll,
	withdrawing: takeBackAll
};

async function runStep({ id, name, state }: Moving): Promise<boolean> {
	try {
		return await steps[state](id);
	} catch (error) {
		// Nothing is lost: the scheduled job retries once the database is back.
		if (isTransient(error)) throw error;
		const stopped = {
			state: await stateBefore(id, name, state),
			failure: messageFor(id, error, state)
		};
		await db.update(csvImport).set(stopped).where(eq(csvImport.id, id));
		return true;
	}
}

async function stateBefore(id: string, name: Name, state: Moving['state']): Promise<ImportState> {
	if (state === 'checking') return 'mapping';
	return state === 'entering' ? 'checked' : restingState(db, id, nounOf[name]);
}

function messageFor(id: string, error: unknown, state: Moving['state']): string {
	if (error instanceof OverQuota) return error.message;
	if (error instanceof Refused)
		return state === 'entering'
			? `Something changed on record since the rows were checked, so none was entered. ${error.message}`
			: `Nothing was changed. ${error.message}`;
	const fault = newLogId();
	log.error({ request: fault, import: id, ...traceOf(error) }, 'fault');
	return `Something went wrong on our side (fault ${fault}), and nothing was changed.`;
}
