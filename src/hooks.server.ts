import { building } from '$app/environment';
import { speakToPrograms } from '$lib/server/outlets/api';
import { limitBody } from '$lib/server/bodies';
import { report } from '$lib/server/ops/faults';
import {
	admit,
	answerInTime,
	readFromReplica,
	refuseCrossSite,
	refuseFull,
	refuseNul,
	settleHeaders,
	signedIn
} from '$lib/server/gate';
import { leaveOutMarks } from '$lib/server/marks';
import { noteRequest } from '$lib/server/requests';
import { start } from '$lib/server/start';
import type { Handle, HandleServerError, ServerInit } from '@sveltejs/kit';
import { sequence } from '@sveltejs/kit/hooks';

export const init: ServerInit = async () => {
	if (!building) await start();
};

export const handle: Handle = sequence(
	noteRequest,
	speakToPrograms,
	refuseCrossSite,
	refuseNul,
	limitBody,
	answerInTime,
	refuseFull,
	signedIn,
	admit,
	readFromReplica,
	settleHeaders,
	leaveOutMarks
);

export const handleError: HandleServerError = ({ error, event, status, message }) => {
	if (status === 404) return { message: 'Look for a typing mistake in the address.' };
	if (status < 500) return { message };
	const fault = report(error, event);
	event.locals.databaseAway = fault.databaseAway;
	return fault;
};
