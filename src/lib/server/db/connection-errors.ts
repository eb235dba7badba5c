/** SQLSTATE of a statement timeout, and the driver's code where the connection of a statement was closed for that. */
const timeoutCodes = new Set(['57014', 'CONNECTION_CLOSED']);

const connectionCodes = new Set([
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
	...timeoutCodes
]);

/** Thrown where the timeout of a request ends before the database answers. */
export class DatabaseTimeout extends Error {
	code = 'ETIMEDOUT';

	constructor() {
		super('The database took too long to answer.');
	}
}

/** SQLSTATE, or the code of the system. */
const diskFullCodes = new Set(['53100', 'ENOSPC']);

/** Whether an error, or what caused it, says that the database is out of reach rather than that the query is wrong. */
export const isConnectionError = (error: unknown) => hasCode(error, connectionCodes);

/** Whether an error, or what caused it, is the timeout of a statement. */
export const isStatementTimeout = (error: unknown) => hasCode(error, timeoutCodes);

/** Whether an error, or what caused it, says that the disk is full. */
export const isDiskFull = (error: unknown) => hasCode(error, diskFullCodes);

/** Whether it passes: what failed so is no fault of ours, and a retry may succeed. */
export const isTransient = (error: unknown) => isConnectionError(error) || isDiskFull(error);

function hasCode(error: unknown, codes: Set<string>): boolean {
	if (!(error instanceof Error)) return false;
	const { code } = error as NodeJS.ErrnoException;
	return (code !== undefined && codes.has(code)) || hasCode(error.cause, codes);
}
