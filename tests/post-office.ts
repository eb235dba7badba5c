import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

export interface ArrivedLetter {
	to: string[];
	/** As it came, headers and all. */
	whole: string;
}

/** A mail server of the test's own; `env` has letters sent to it. */
export async function openPostOffice() {
	const arrived: ArrivedLetter[] = [];
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS'],
		onData(stream, { envelope }, done) {
			void text(stream).then((whole) => {
				arrived.push({ to: envelope.rcptTo.map(({ address }) => address), whole });
				done();
			});
		}
	});
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
