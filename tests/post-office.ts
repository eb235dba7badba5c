import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

export interface ArrivedLetter {
	to: string;
	id: string;
	whole: string;
}

export const stages = ['connect', 'sender', 'address', 'letter', 'taken', 'answered'] as const;

export type Stage = (typeof stages)[number];

/**
 * Starts a mail server; `env` makes an app send through it.
 * @param reached called at each stage of each letter
 */
export async function openPostOffice(reached: (stage: Stage) => void = () => {}) {
	const arrived: ArrivedLetter[] = [];
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS', 'AUTH'],
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
			// An interrupted letter was not accepted.
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

export const linksIn = ({ whole }: ArrivedLetter): string[] => [
	...new Set(
		whole
			.replace(/=\r?\n/g, '')
			.replace(/=3D/g, '=')
			.match(/https?:\/\/[^\s"<>]+/g)
	)
];
