import type { RunningServer } from '../bin/server.js';

export interface LogLine {
	level: string;
	time: string;
	msg: string;
	request?: string;
	route?: string | null;
	status?: number;
}

/** What the app logged so far. Sentences for whoever starts it stand between the lines. */
export const linesOf = (server: RunningServer): LogLine[] =>
	server
		.output()
		.split('\n')
		.filter((line) => line.startsWith('{'))
		.map((line) => JSON.parse(line));
