import { inArray, isNull } from 'drizzle-orm';
import { outbox } from '../../jobs/tables.ts';
import { movingStates } from '../../../domain/imports.ts';
import { csvImport } from '../../desk/tables.ts';
import { db } from '../../db/index.ts';
import { withinDeadline } from '../health.ts';
import { databaseSeconds, databaseUp, importsUnderWay, lettersWaiting } from './counters.ts';

/** Asks the database what only it knows; where it does not answer, the figures say that and the others stay. */
export async function measureDatabase(): Promise<void> {
	const began = performance.now();
	const counts = await withinDeadline(() =>
		Promise.all([
			db.$count(outbox, isNull(outbox.sentAt)),
			db.$count(csvImport, inArray(csvImport.state, movingStates))
		])
	);
	databaseUp.set(counts ? 1 : 0);
	databaseSeconds.set((performance.now() - began) / 1000);
	if (!counts) return;
	lettersWaiting.set(counts[0]);
	importsUnderWay.set(counts[1]);
}
