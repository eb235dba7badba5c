// A mail server that takes every letter and tells how many came; started by bench/follow.js
import { SMTPServer } from 'smtp-server';

let arrived = 0;
const server = new SMTPServer({
	authOptional: true,
	disabledCommands: ['STARTTLS'],
	onData(stream, _session, done) {
		stream.resume().on('end', () => {
			arrived++;
			done();
		});
	}
});
server.listen(0, '127.0.0.1', () => process.send?.({ port: server.server.address().port }));
process.on('message', () => process.send?.({ arrived }));
process.on('disconnect', () => process.exit());
