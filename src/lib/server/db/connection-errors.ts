/** SQLSTATE of a statement timeout, and the driver's code for a connection that was closed because of it. */
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
	// SQLSTATE: connection exceptions (08), an idle transaction (25P03), shutdown and start-up of the server (57P), too
	// many connections (53300).
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

export class DatabaseTimeout extends Error {
	code = 'ETIMEDOUT';

	constructor() {
		super('The database took too long to answer.');
	}
}

/** SQLSTATE of a transaction that was undone because it and another waited for each other. */
const deadlockCodes = new Set(['40P01']);

/** SQLSTATE class 23: a value is missing, taken, or refers to nothing. */
const violationCodes = new Set(['23502', '23503', '23505', '23514']);

const diskFullCodes = new Set(['53100', 'ENOSPC']);

// These look at the causes of an error as well, because drizzle wraps the errors of its drivers.

export const isConnectionError = (error: unknown) => hasCode(error, connectionCodes);

export const isStatementTimeout = (error: unknown) => hasCode(error, timeoutCodes);

export const isDeadlock = (error: unknown) => hasCode(error, deadlockCodes);

export const isViolation = (error: unknown) => hasCode(error, violationCodes);

export const isDiskFull = (error: unknown) => hasCode(error, diskFullCodes);

export const isTransient = (error: unknown) => isConnectionError(error) || isDiskFull(error);

function hasCode(error: unknown, codes: Set<string>): boolean {
	if (!(error instanceof Error)) return false;
	const { code } = error as NodeJS.ErrnoException;
	return (code !== undefined && codes.has(code)) || hasCode(error.cause, codes);
}
