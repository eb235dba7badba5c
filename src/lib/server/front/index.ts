import { channel } from 'node:diagnostics_channel';
import * as auth from '../auth/index.ts';
import { isWellFormed, publicAddress } from './addresses.ts';
import { asBytes, errorFor, errorForUnread } from './errors.ts';
import { fallbackPolicy, securityHeaders } from './headers.ts';
import { noteCut, noteFault } from './log.ts';
import { isUrgent } from './policies.ts';
import { judge } from './writes.ts';

/** The front (`front/index.js`) answers before SvelteKit does. */
export function announceToFront(): void {
	const ours = new RegExp(`(?<=^|;)\\s*(?:${auth.ownCookies().join('|')})\\s*=[^;]*`, 'g');
	const ownCookies = (sent: string) => sent.match(ours)?.join(';') ?? '';
	channel('rulewatch:app').publish({
		publicAddress,
		isWellFormed,
		isUrgent,
		ownCookies,
		judge,
		asBytes,
		errorFor,
		errorForUnread,
		noteCut,
		noteFault,
		fallbackPolicy,
		securityHeaders
	});
}
