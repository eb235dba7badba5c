import { building } from '$app/environment';
import { speakToPrograms } from '$lib/server/outlets/api';
import { limitBody } from '$lib/server/body-limit';
import { reportFault } from '$lib/server/ops/faults';
import {
	admit,
	answerInTime,
	readFromReplica,
	refuseCrossSite,
	refuseOnFullDisk,
	refuseNul,
	settleHeaders,
	authenticateRequest
} from '$lib/server/gate';
import { removeNeedlessMarkup } from '$lib/server/needless-markup';
import { logRequest } from '$lib/server/request-log';
import { startApp } from '$lib/server/start';
import type { Handle, HandleServerError, ServerInit } from '@sveltejs/kit';
import { sequence } from '@sveltejs/kit/hooks';

export const init: ServerInit = async () => {
	if (!building) await startApp();
};

export const handle: Handle = sequence(
	logRequest,
	speakToPrograms,
	refuseCrossSite,
	refuseNul,
	limitBody,
	answerInTime,
	refuseOnFullDisk,
	authenticateRequest,
	admit,
	readFromReplica,
	settleHeaders,
	removeNeedlessMarkup
);

export const handleError: HandleServerError = ({ error, event, status, message }) => {
	if (status === 404) return { message: 'Look for a typing mistake in the address.' };
	if (status < 500) return { message };
	const fault = reportFault(error, event);
	event.locals.databaseAway = fault.databaseAway;
	return fault;
};
