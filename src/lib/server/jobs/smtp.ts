import { createTransport, type Transporter } from 'nodemailer';
import type { Options } from 'nodemailer/lib/mailer';
import { saysFull } from '../follow/bounce-reports.ts';
import { longestTrySeconds, Unreachable } from './outbox.ts';

// The mail server: one pool of connections, which stay open while letters follow each other.

const timeouts = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };
/** A server that gives a byte now and then comes to its end as well. */
const mostMilliseconds = (longestTrySeconds - 5) * 1000;

let pool: { url: string; transport: Transporter } | undefined;

/** How many letters are under way at once: as many as `SMTP_URL` has connections, `smtp://…?maxConnections=5`. */
export const connectionsOf = (url = ''): number =>
	(URL.canParse(url) && Number(new URL(url).searchParams.get('maxConnections'))) || 1;

function transportTo(url: string): Transporter {
	if (pool?.url !== url) {
		closeConnections();
		const more = {
			...{ maxConnections: connectionsOf(url), idleTimeout: 10_000 },
			// One that was closed by the server while it was idle has taken nothing of the letter.
			maxRequeues: 1
		};
		pool = { url, transport: createTransport({ pool: true, url, ...timeouts, ...more }) };
	}
	return pool!.transport;
}

/** At the end of the process, which an open connection would keep. A letter that is under way fails. */
export function closeConnections(): void {
	// Types of the package lag behind: it takes the option.
	const transport: { close(options: { force: boolean }): void } | undefined = pool?.transport;
	transport?.close({ force: true });
	pool = undefined;
}

/** What the mail server did instead of taking a letter. */
export interface Answer extends Error {
	code?: string;
	command?: string;
	response?: string;
	responseCode?: number;
}

/** @throws Error as the mail server's `Answer` */
export async function send(url: string, letter: Options): Promise<void> {
	const ends = new AbortController();
	const timer = setTimeout(() => ends.abort(), mostMilliseconds);
	try {
		await transportTo(url).sendMail({ ...letter, ...{ signal: ends.signal } });
	} catch (error) {
		if (ends.signal.aborted)
			throw Object.assign(new Error('It takes too long.'), { code: 'ETIMEDOUT' });
		throw error;
	} finally {
		clearTimeout(timer);
	}
}

/** The server takes no letter of anybody: it is away, it hangs, or it does not let us in. */
export const isUnreachable = ({ code, responseCode }: Answer): boolean =>
	responseCode === 421 ||
	['ECONNECTION', 'ESOCKET', 'ETIMEDOUT', 'EDNS', 'ETLS', 'EAUTH', 'ENOAUTH'].includes(code ?? '');

/** The server says for good that there is no such mailbox, which is another thing than that it does not want us. */
export function isNoSuchMailbox({ command, responseCode = 0, response = '' }: Answer): boolean {
	if (command !== 'RCPT TO' || responseCode < 500 || responseCode === 503) return false;
	const [, enhanced] = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(response) ?? [];
	return enhanced
		? /^5\.(1\.(?![78]$)|2\.(?!2$))/.test(enhanced)
		: !/relay|rcpthosts|denied|block|spam|reputation|authenticat/i.test(response) &&
				!saysFull(response);
}

/** The server says that the mailbox is full, for now or for good: nobody can tell these apart. */
export const isMailboxFull = ({ command, response = '' }: Answer): boolean =>
	(command === 'RCPT TO' || command === 'DATA') && saysFull(response);

const words = (answer: Answer) => {
	const { code = '', command, responseCode } = answer;
	if (/AUTH$/.test(code)) return 'The mail server does not let us sign in';
	if (code === 'ETIMEDOUT') return 'The mail server takes too long';
	if (isUnreachable(answer))
		return command === 'CONN' && code !== 'ECONNECTION'
			? 'The mail server cannot be reached'
			: 'The mail server ended the connection';
	if (command === 'RCPT TO') return 'The mail server does not take the address';
	if (command === 'MAIL FROM') return 'The mail server does not take our own address (MAIL_FROM)';
	return responseCode ? 'The mail server does not take the letter' : 'The letter could not be sent';
};

/** Why it failed, for people. No address is repeated that is a follower's. */
export function failureOf(answer: Answer, secret?: string): Error {
	const said = answer.response || answer.message;
	const text = `${words(answer)}: ${secret ? without(said, secret) : said}`;
	return isUnreachable(answer) ? new Unreachable(text) : new Error(text);
}

/** Without any address, and without the name before the @ of this one. */
function without(text: string, address: string): string {
	const name = address.slice(0, address.lastIndexOf('@')).toLowerCase();
	const names = new Set([name, name.replace(/\+.*/, '')]);
	return text.replace(/[^\s<>"'(),;:[\]]+/g, (word) =>
		word.includes('@') || names.has(word.toLowerCase()) ? '…' : word
	);
}
