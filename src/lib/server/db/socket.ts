import { Socket } from 'node:net';

/** What postgres.js hands over when it needs a connection. */
interface ConnectionOptions {
	path: string | false;
	idle_timeout: number | null;
}

/** How much longer than an idle connection is kept one may stand silent, which then waits for an answer. */
const graceMilliseconds = 1_300;

const secondLookMilliseconds = 100;

/** What ends before an idle connection would was refused, or led to a server that does not take writes. */
const youngMilliseconds = 2_000;

/**
 * How postgres.js opens connections to the server of an address, or of several to the one that takes writes: it waits
 * for ever for what a lost route swallowed, and tries several servers without a pause for as long as all are away.
 */
export function socketOptions(url: string) {
	const servers = serversOf(url);
	let turn = 0;
	const open = ({ path, idle_timeout }: ConnectionOptions): Socket => {
		const mine = turn;
		const { host, port } = servers[mine % servers.length]!;
		const socket = new TimedSocket(() => {
			if (turn === mine) turn++;
		});
		if (idle_timeout) socket.setTimeout(idle_timeout * 1000 + graceMilliseconds);
		return path ? socket.connect(path) : Object.assign(socket.connect(port, host), { host });
	};
	const several = { host: servers[0]!.host, target_session_attrs: 'primary' as const };
	return { socket: open, ...(servers.length > 1 && several) };
}

/** Where the servers of an address are: postgres://user@one:5432,other:5432/name has two. @throws TypeError */
export function serversOf(url: string) {
	const [, before, hosts, after] = /^(\w+:\/\/(?:[^@/]*@)?)([^/?]*)(.*)$/s.exec(url) ?? [];
	return (hosts ?? '').split(',').map((name) => {
		const { hostname, port, pathname } = new URL(`${before}${name}${after}`);
		const host = hostname.replace(/^\[|\]$/g, '');
		return { host, port: Number(port || 5432), name: pathname.slice(1) };
	});
}

/** Listeners would not do: postgres.js removes those of others where it encrypts. */
class TimedSocket extends Socket {
	private readonly opened = performance.now();

	constructor(private readonly onFailure: () => void) {
		super();
	}

	/** After a pause of the whole process an answer may be there, and be read next. */
	private breakOffUnlessHeard() {
		const heard = this.bytesRead;
		setTimeout(() => {
			if (this.bytesRead === heard) this.destroy();
		}, secondLookMilliseconds);
	}

	override emit(event: string | symbol, ...given: unknown[]): boolean {
		if (event === 'timeout') this.breakOffUnlessHeard();
		if (event === 'close' && performance.now() - this.opened < youngMilliseconds) this.onFailure();
		return super.emit(event, ...given);
	}
}
