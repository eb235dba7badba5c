import { log } from '../ops/log.ts';
import { faultsTotal } from '../ops/metrics/counters.ts';
import { traceOf } from '../ops/reasons.ts';

/** Strangers decide how many connections fail, so all of a second share one line of the log. */
const pauseMilliseconds = 1_000;
let cut: Record<string, number> | undefined;

export function noteCut(code = 'none'): void {
	if (!cut) {
		const counts = (cut = {});
		setTimeout(() => {
			cut = undefined;
			log.info({ counts }, 'connections were cut that sent no request');
		}, pauseMilliseconds).unref();
	}
	cut[code] = (cut[code] ?? 0) + 1;
}

export function noteFault(fault: unknown): void {
	faultsTotal.inc({ kind: 'other' });
	log.error(traceOf(fault), 'an answer was broken off');
}
