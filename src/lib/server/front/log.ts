import { log } from '../ops/log.ts';
import { faults } from '../ops/metrics/counters.ts';
import { traceOf } from '../ops/reasons.ts';

/** Strangers decide how many connections there are to tell of. */
const pauseMilliseconds = 1_000;
let cut: Record<string, number> | undefined;

/** Notes a connection that sent no request, by the code of what was wrong. The log tells of all of a second at once. */
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

/** Notes an answer that the front could not send. */
export function noteFault(fault: unknown): void {
	faults.inc({ kind: 'other' });
	log.error(traceOf(fault), 'an answer was broken off');
}
