import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

export interface ArrivedLetter {
	to: string;
	/** Its Message-ID. */
	id: string;
	/** As it came, headers and all. */
	whole: string;
}

export const stages = ['connect', 'sender', 'address', 'letter', 'taken', 'answered'] as const;

/** Where a process is between two letters, as the mail server sees it. */
export type Stage = (typeof stages)[number];

/**
 * A mail server of the test's own; `env` has letters sent to it.
 * @param reached is told at each stage of each letter where it is
 */
export async function openPostOffice(reached: (stage: Stage) => void = () => {}) {
	const arrived: ArrivedLetter[] = [];
	const server = new SMTPServer({
		...{ authOptional: true, disabledCommands: ['STARTTLS', 'AUTH'] },
		onConnect: (_, done) => (reached('connect'), done()),
		onMailFrom: (_, __, done) => (reached('sender'), done()),
		onRcptTo: (_, __, done) => (reached('address'), done()),
		onData(stream, { envelope }, done) {
			reached('letter');
			const take = (whole: string) => {
				const [, id = ''] = /^Message-ID: (.*)$/im.exec(whole) ?? [];
				arrived.push({ to: envelope.rcptTo[0]!.address, id, whole });
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
	const { port } = server.server.address() as AddressInfo;
	return {
		arrived,
		env: { SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'Rulewatch <rulewatch@example.org>' },
		close: () => new Promise<void>((closed) => server.close(closed))
	};
}

/** The links of a letter, each once, its soft line ends undone. */
export const linksIn = ({ whole }: ArrivedLetter): string[] => [
	...new Set(
		whole
			.replace(/=\r?\n/g, '')
			.replace(/=3D/g, '=')
			.match(/https?:\/\/[^\s"<>]+/g)
	)
];
