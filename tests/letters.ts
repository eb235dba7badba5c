import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

// Letters that left while the app was killed again and again, and what was wrong with that.

/** A letter as the mail server took it. */
export interface Arrived {
	to: string;
	/** Its Message-ID. */
	id: string;
	/** Which of the processes that followed each other sent it. */
	life: number;
}

/**
 * What is wrong between the letters that were to leave, by address, and those that arrived, in their order. One may come
 * again under its own name: the last that a process sent before it was killed, for it may not have heard that it was taken.
 */
export function letterFaults(due: Record<string, string>, arrived: Arrived[]): string[] {
	const faults: string[] = [];
	const last = new Map(arrived.map((letter) => [letter.life, letter]));
	const before = new Map<string, Arrived>();
	for (const letter of arrived) {
		const { to, id, life } = letter;
		if (due[to] !== id) faults.push(`under another name: ${to}`);
		const former = before.get(to);
		if (former?.life === life) faults.push(`twice without a kill: ${to}`);
		else if (former && last.get(former.life) !== former) faults.push(`twice, unasked: ${to}`);
		before.set(to, letter);
	}
	for (const to of Object.keys(due)) if (!before.has(to)) faults.push(`lost: ${to}`);
	return faults;
}

export const stages = ['connect', 'sender', 'address', 'letter', 'taken', 'answered'] as const;

/** Where a process is between two letters, as the mail server sees it. */
export type Stage = (typeof stages)[number];

/** A real mail server, which says at each stage of each letter where it is. */
export async function mailServer(reached: (stage: Stage) => void) {
	const arrived: Omit<Arrived, 'life'>[] = [];
	const server = new SMTPServer({
		...{ authOptional: true, disabledCommands: ['STARTTLS', 'AUTH'] },
		onConnect: (_, done) => (reached('connect'), done()),
		onMailFrom: (_, __, done) => (reached('sender'), done()),
		onRcptTo: (_, __, done) => (reached('address'), done()),
		onData(stream, { envelope }, done) {
			reached('letter');
			const take = (text: string) => {
				const id = /^Message-ID: (.*)$/im.exec(text)![1]!;
				arrived.push({ to: envelope.rcptTo[0]!.address, id });
				reached('taken');
				done();
				reached('answered');
			};
			// One that is cut off half-way was not taken.
			text(stream).then(take, () => {});
		}
	});
	server.on('error', () => {});
	await once(server.listen(0, '127.0.0.1'), 'listening');
	return {
		arrived,
		url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
		close: () => new Promise<void>((closed) => server.close(closed))
	};
}
