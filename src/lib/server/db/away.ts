/** SQLSTATE of a statement that took longer than it may, and what is said of one whose line was given up for that. */
const cutOff = new Set(['57014', 'CONNECTION_CLOSED']);

const lostConnection = new Set([
	'ECONNREFUSED',
	'ECONNRESET',
	'EPIPE',
	'ENOTFOUND',
	'EAI_AGAIN',
	'ETIMEDOUT',
	'EHOSTUNREACH',
	'CONNECT_TIMEOUT',
	'CONNECTION_ENDED',
	'CONNECTION_DESTROYED',
	// SQLSTATE: connection exceptions (08), a transaction that idled (25P03), shutdown and start-up of the server (57P),
	// too many connections, and a statement that was cut off.
	'08000',
	'08001',
	'08003',
	'08004',
	'08006',
	'25P03',
	'57P01',
	'57P02',
	'57P03',
	'53300',
	...cutOff
]);

/** For whoever stopped waiting for an answer. */
export class DatabaseSilent extends Error {
	code = 'ETIMEDOUT';

	constructor() {
		super('The database took too long to answer.');
	}
}

/** SQLSTATE, or the system's own word. */
const noRoom = new Set(['53100', 'ENOSPC']);

/** Whether an error, or what caused it, says that the database is away rather than that the query is wrong. */
export const isDatabaseAway = (error: unknown) => hasCode(error, lostConnection);

/** Whether an error, or what caused it, says that a statement was not waited for to its end. */
export const isCutOff = (error: unknown) => hasCode(error, cutOff);

/** Whether an error, or what caused it, says that the disk is full. */
export const isDiskFull = (error: unknown) => hasCode(error, noRoom);

/** Whether it passes: what failed so is no fault of ours, and may be tried again. */
export const isPassing = (error: unknown) => isDatabaseAway(error) || isDiskFull(error);

function hasCode(error: unknown, codes: Set<string>): boolean {
	if (!(error instanceof Error)) return false;
	const { code } = error as NodeJS.ErrnoException;
	return (code !== undefined && codes.has(code)) || hasCode(error.cause, codes);
}
