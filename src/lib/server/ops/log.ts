import { randomUUID } from 'node:crypto';
import pino from 'pino';
import { logLevel } from '../settings.ts';

// One line of JSON an event, on standard output. Nothing that tells who reads or what they look for goes into it: no
// address, no e-mail, no search, no cookie, no token. Routes are told by their pattern, `/(public)/regulations/[slug]`.

/** Nobody waits for the log: lines are written when the system takes them, the last ones when the process ends. */
const output = pino.destination({ dest: 1, sync: false });

export const log = pino(
	{
		level: logLevel(),
		base: undefined,
		timestamp: pino.stdTimeFunctions.isoTime,
		formatters: { level: (level) => ({ level }) }
	},
	output
);

/** Short enough for a reader to tell on the telephone. */
export const newLogId = () => randomUUID().slice(0, 8);
