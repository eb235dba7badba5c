import type { Gauge } from 'prom-client';
import { inArray } from 'drizzle-orm';
import { movingStates } from '../../../domain/imports.ts';
import { csvImport } from '../../desk/tables.ts';
import { db } from '../../db/index.ts';
import { countUnconfirmed } from '../../follow/unconfirmed.ts';
import { countDeliveries } from '../../jobs/state.ts';
import { backupState } from '../backups/daily.ts';
import { withinDeadline } from '../health.ts';
import * as counters from './counters.ts';

/** If the database does not answer, its gauges keep their values and `database_up` is 0. */
export async function measureDatabase(): Promise<void> {
	const began = performance.now();
	const counts = await withinDeadline(() =>
		Promise.all([
			countDeliveries(),
			db.$count(csvImport, inArray(csvImport.state, movingStates)),
			countUnconfirmed(),
			backupState()
		])
	);
	counters.databaseUp.set(counts ? 1 : 0);
	counters.databaseSeconds.set((performance.now() - began) / 1000);
	if (!counts) return;
	const [{ carriers, changes }, imports, unconfirmed, backups] = counts;
	for (const { by, waiting, dead, dueSeconds } of carriers) {
		counters.deliveriesWaiting.set({ by }, waiting);
		counters.deliveriesDead.set({ by }, dead);
		counters.oldestDueSeconds.set({ by }, dueSeconds);
	}
	counters.changesToSpread.set(changes);
	counters.importsUnderWay.set(imports);
	counters.followsUnconfirmed.set(unconfirmed);
	setOrRemove(counters.backupAgeSeconds, backups?.seconds);
	setOrRemove(counters.backupDrillAgeSeconds, backups?.drillSeconds);
}

/** A zero would pass for a backup that was just made. */
function setOrRemove(gauge: Gauge, value: number | undefined) {
	if (value === undefined) gauge.remove();
	else gauge.set(value);
}
