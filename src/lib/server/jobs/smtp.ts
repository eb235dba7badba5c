import { createTransport, type Transporter } from 'nodemailer';
import type { Options } from 'nodemailer/lib/mailer';
import { saysFull } from '../follow/bounce-reports.ts';
import { longestTrySeconds, Unreachable } from './outbox.ts';
import { urlOf } from '../../domain/address/url.ts';

const timeouts = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };
/** A deadline for servers that keep a connection alive byte by byte. */
const mostMilliseconds = (longestTrySeconds - 5) * 1000;

let pool: { url: string; transport: Transporter } | undefined;

/** `smtp://…?maxConnections=5` */
export const connectionsOf = (url = ''): number =>
	Number(urlOf(url)?.searchParams.get('maxConnections')) || 1;

function transportTo(url: string): Transporter {
	if (pool?.url !== url) {
		closeConnections();
		const more = {
			maxConnections: connectionsOf(url),
			idleTimeout: 10_000,
			// A connection that the server closed while idle has sent nothing of the letter, so one retry is safe.
			maxRequeues: 1
		};
		pool = { url, transport: createTransport({ pool: true, url, ...timeouts, ...more }) };
	}
	return pool!.transport;
}

/** An open connection would keep the process running. A letter being sent fails. */
export function closeConnections(): void {
	// The package's types lag behind: it takes the option.
	const transport: { close(options: { force: boolean }): void } | undefined = pool?.transport;
	transport?.close({ force: true });
	pool = undefined;
}

export interface SmtpError extends Error {
	code?: string;
	command?: string;
	response?: string;
	responseCode?: number;
}

export async function sendLetter(url: string, letter: Options): Promise<void> {
	const ends = new AbortController();
	const timer = setTimeout(() => ends.abort(), mostMilliseconds);
	try {
		await transportTo(url).sendMail({ ...letter, signal: ends.signal });
	} catch (error) {
		if (ends.signal.aborted)
			throw Object.assign(new Error('It takes too long.'), { code: 'ETIMEDOUT' });
		throw error;
	} finally {
		clearTimeout(timer);
	}
}

/** Away, hanging, or rejecting our sign-in. */
export const isUnreachable = ({ code, responseCode }: SmtpError): boolean =>
	responseCode === 421 ||
	['ECONNECTION', 'ESOCKET', 'ETIMEDOUT', 'EDNS', 'ETLS', 'EAUTH', 'ENOAUTH'].includes(code ?? '');

/** Refusals of our server or our letter do not count. */
export function isNoSuchMailbox({ command, responseCode = 0, response = '' }: SmtpError): boolean {
	if (command !== 'RCPT TO' || responseCode < 500 || responseCode === 503) return false;
	const [, enhanced] = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(response) ?? [];
	return enhanced
		? /^5\.(1\.(?![78]$)|2\.(?!2$))/.test(enhanced)
		: !/relay|rcpthosts|denied|block|spam|reputation|authenticat/i.test(response) &&
				!saysFull(response);
}

/** Servers use temporary and permanent codes alike for a full mailbox. */
export const isMailboxFull = ({ command, response = '' }: SmtpError): boolean =>
	(command === 'RCPT TO' || command === 'DATA') && saysFull(response);

const words = (answer: SmtpError) => {
	const { code = '', command, responseCode } = answer;
	if (/AUTH$/.test(code)) return 'The mail server does not let us sign in';
	if (code === 'ETIMEDOUT') return 'The mail server takes too long';
	if (isUnreachable(answer))
		return command === 'CONN' && code !== 'ECONNECTION'
			? 'The mail server cannot be reached'
			: 'The mail server ended the connection';
	if (command === 'RCPT TO') return 'The mail server does not take the address';
	if (command === 'MAIL FROM') return 'The mail server does not take our own address (MAIL_FROM)';
	return responseCode ? 'The mail server does not take the e-mail' : 'The e-mail could not be sent';
};

/** Pass a follower's address as `secret`, so that it is removed. */
export function failureOf(answer: SmtpError, secret?: string): Error {
	const message = answer.response || answer.message;
	const text = `${words(answer)}: ${secret ? without(message, secret) : message}`;
	return isUnreachable(answer) ? new Unreachable(text) : new Error(text);
}

/** Removes every address, and the name before the @ of this one. */
function without(text: string, address: string): string {
	const name = address.slice(0, address.lastIndexOf('@')).toLowerCase();
	const names = new Set([name, name.replace(/\+.*/, '')]);
	return text.replace(/[^\s<>"'(),;:[\]]+/g, (word) =>
		word.includes('@') || names.has(word.toLowerCase()) ? '…' : word
	);
}
