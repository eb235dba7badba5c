import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';
import { vi } from 'vitest';
import { closeConnections } from '../../../../src/lib/server/jobs/smtp.ts';

type Stage = 'auth' | 'mail' | 'rcpt' | 'data';

/** Starts a mail server and puts it into the settings until closed. */
export async function openPostOffice({ query = '', signsIn = false } = {}) {
	const office = {
		arrived: [] as { to: string[]; text: string }[],
		/** Errors by stage, such as `550 5.1.1 No such user`. */
		refuses: {} as Partial<Record<Stage, string>>,
		/** Drops the connection within a letter, or after taking it but before confirming. */
		drops: undefined as 'mid-letter' | 'before the answer' | undefined,
		begun: 0,
		close
	};
	const settle = (stage: Stage, done: (error?: Error | null) => void) => {
		const refusal = office.refuses[stage];
		if (!refusal) return done();
		const [, code, words] = /^(\d{3}) (.*)$/.exec(refusal)!;
		done(Object.assign(new Error(words), { responseCode: Number(code) }));
	};
	const server = new SMTPServer({
		authOptional: !signsIn,
		allowInsecureAuth: true,
		disabledCommands: ['STARTTLS', ...(signsIn ? [] : ['AUTH' as const])],
		onAuth: (_, __, done) =>
			settle('auth', (error) => (error ? done(error) : done(null, { user: 'rulewatch' }))),
		onMailFrom: (_, __, done) => settle('mail', done),
		onRcptTo: (_, __, done) => settle('rcpt', done),
		onData(stream, session, done) {
			office.begun++;
			if (office.drops === 'mid-letter') return cut(session);
			void text(stream).then((text) => {
				if (office.refuses.data) return settle('data', done);
				const to = session.envelope.rcptTo.map(({ address }) => address);
				office.arrived.push({ to, text });
				if (office.drops) return cut(session);
				done();
			});
		}
	});
	function cut({ id }: SMTPServerSession) {
		for (const connection of server.connections as Set<Connection>)
			if (connection.id === id) connection._socket.destroy();
	}
	server.on('error', () => {});
	await once(server.listen(0, '127.0.0.1'), 'listening');
	const { port } = server.server.address() as AddressInfo;
	const user = signsIn ? 'rulewatch:secret@' : '';
	vi.stubEnv('SMTP_URL', `smtp://${user}127.0.0.1:${port}/${query}`);
	vi.stubEnv('MAIL_FROM', 'Rulewatch <rulewatch@example.org>');

	async function close() {
		vi.unstubAllEnvs();
		closeConnections();
		await new Promise<void>((closed) => server.close(closed));
	}
	return office;
}

interface Connection {
	id: string;
	_socket: { destroy(): void };
}
