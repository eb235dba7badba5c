import type { RunningServer } from '../bin/server.js';

export interface LogLine {
	level: string;
	time: string;
	msg: string;
	request?: string;
	route?: string | null;
	status?: number;
}

/** Parsed log lines so far, without the sentences that the start prints. */
export const linesOf = (server: RunningServer): LogLine[] =>
	server
		.output()
		.split('\n')
		.filter((line) => line.startsWith('{'))
		.map((line) => JSON.parse(line));
