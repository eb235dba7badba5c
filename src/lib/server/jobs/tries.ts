import { deliveriesFailed, deliveriesSent } from '../ops/metrics/counters.ts';

export type CarrierName = 'mail' | 'webhook';

// Each process reports by itself that nothing gets through.

const manyInARow = 20;
const longMilliseconds = 15 * 60_000;

let failedInARow = 0;
let unreachableSince: number | undefined;

export function noteTry(by: CarrierName, outcome: 'sent' | 'failed' | 'unreachable'): void {
	(outcome === 'sent' ? deliveriesSent : deliveriesFailed).inc({ by });
	// A webhook that does not answer is its owner's concern.
	if (by === 'webhook') return;
	failedInARow = outcome === 'sent' ? 0 : failedInARow + 1;
	unreachableSince = outcome === 'unreachable' ? (unreachableSince ?? Date.now()) : undefined;
}

export const noLetterGetsThrough = () =>
	failedInARow >= manyInARow ||
	(unreachableSince !== undefined && Date.now() - unreachableSince > longMilliseconds);
