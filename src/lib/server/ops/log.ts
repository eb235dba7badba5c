import { randomUUID } from 'node:crypto';
import pino from 'pino';
import { logLevel } from '../settings.ts';

// The log never contains who reads or what they look for: no address, e-mail, search, cookie or token.

/** Lines are flushed when the process ends. */
const output = pino.destination({ dest: 1, sync: false });
// A line that cannot be written must not end the process.
output.on('error', () => {});

export const log = pino(
	{
		level: logLevel(),
		base: undefined,
		timestamp: pino.stdTimeFunctions.isoTime,
		formatters: { level: (level) => ({ level }) }
	},
	output
);

/** Short enough to be read out on the telephone. */
export const newLogId = () => randomUUID().slice(0, 8);
