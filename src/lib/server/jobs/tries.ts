import { deliveriesFailed, deliveriesSent } from '../ops/metrics/counters.ts';

/** What carries it away. */
export type By = 'mail' | 'webhook';

// How the tries of this process went. Each process that finds nothing gets through says so by itself.

const manyInARow = 20;
const longMilliseconds = 15 * 60_000;

let failedInARow = 0;
let unreachableSince: number | undefined;

export function noteTry(by: By, outcome: 'sent' | 'failed' | 'unreachable'): void {
	(outcome === 'sent' ? deliveriesSent : deliveriesFailed).inc({ by });
	// A webhook that does not answer is its owner's trouble.
	if (by === 'webhook') return;
	failedInARow = outcome === 'sent' ? 0 : failedInARow + 1;
	unreachableSince = outcome === 'unreachable' ? (unreachableSince ?? Date.now()) : undefined;
}

/** Whether the mail server has taken none of the last letters, or has not been reached for a quarter of an hour. */
export const noLetterGetsThrough = () =>
	failedInARow >= manyInARow ||
	(unreachableSince !== undefined && Date.now() - unreachableSince > longMilliseconds);
