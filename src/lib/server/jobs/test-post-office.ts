import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import { vi } from 'vitest';

/** A mail server to which letters go until it is closed; the settings name it. */
export async function openPostOffice() {
	const office = { arrived: [] as { to: string[]; text: string }[], refuses: false, close };
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS'],
		onData(stream, { envelope }, done) {
			void text(stream).then((text) => {
				if (office.refuses) return done(new Error('Mailbox full'));
				office.arrived.push({ to: envelope.rcptTo.map(({ address }) => address), text });
				done();
			});
		}
	});
	await once(server.listen(0, '127.0.0.1'), 'listening');
	const { port } = server.server.address() as AddressInfo;
	vi.stubEnv('SMTP_URL', `smtp://127.0.0.1:${port}`);
	vi.stubEnv('MAIL_FROM', 'Rulewatch <rulewatch@example.org>');

	async function close() {
		vi.unstubAllEnvs();
		await new Promise<void>((closed) => server.close(closed));
	}
	return office;
}
