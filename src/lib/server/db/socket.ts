import { Socket } from 'node:net';

interface ConnectionOptions {
	path: string | false;
	/** None on a connection that listens, which is silent until something happens. */
	idle_timeout: number | null;
}

export interface Silence {
	/** After this long a silent connection counts as lost. */
	milliseconds: number;
	/** Whether an answer may be due. An idle connection is silent as well. */
	isAwaited: () => boolean;
}

const recheckMilliseconds = 100;

/** A connection that closes this soon was refused, or reached a server that does not accept writes. */
const earlyCloseMilliseconds = 2_000;

/**
 * Makes postgres.js connect to the server of an address, or to the primary of several. Without it, postgres.js waits
 * forever for a lost connection, and tries several unreachable servers in a busy loop.
 */
export function socketOptions(url: string, { milliseconds, isAwaited }: Silence) {
	const servers = serversOf(url);
	let turn = 0;
	const open = ({ path, idle_timeout }: ConnectionOptions): Socket => {
		const ownTurn = turn;
		const { host, port } = servers[ownTurn % servers.length]!;
		const goOn = () => {
			if (turn === ownTurn) turn++;
		};
		const socket = new TimedSocket(goOn, isAwaited);
		if (idle_timeout) socket.setTimeout(milliseconds);
		return path ? socket.connect(path) : Object.assign(socket.connect(port, host), { host });
	};
	const several = { host: servers[0]!.host, target_session_attrs: 'primary' as const };
	return { socket: open, ...(servers.length > 1 && several) };
}

/** The servers of an address: postgres://user@one:5432,other:5432/name has two. @throws TypeError */
export function serversOf(url: string) {
	const [, before, hosts, after] = /^(\w+:\/\/(?:[^@/]*@)?)([^/?]*)(.*)$/s.exec(url) ?? [];
	return (hosts ?? '').split(',').map((name) => {
		const { hostname, port, pathname } = new URL(`${before}${name}${after}`);
		const host = hostname.replace(/^\[|\]$/g, '');
		return { host, port: Number(port || 5432), name: pathname.slice(1) };
	});
}

/** Overrides `emit`, because postgres.js removes foreign listeners when it upgrades to TLS. */
class TimedSocket extends Socket {
	private readonly opened = performance.now();

	constructor(
		private readonly onFailure: () => void,
		private readonly isAwaited: () => boolean
	) {
		super();
	}

	/** Waits a moment first: after a pause of the whole process an answer may be waiting to be read. */
	private destroyIfSilent() {
		const { bytesRead } = this;
		setTimeout(() => {
			if (this.bytesRead === bytesRead && this.isAwaited()) this.destroy();
		}, recheckMilliseconds);
	}

	override emit(event: string | symbol, ...rest: unknown[]): boolean {
		if (event === 'timeout') this.destroyIfSilent();
		if (event === 'close' && performance.now() - this.opened < earlyCloseMilliseconds)
			this.onFailure();
		return super.emit(event, ...rest);
	}
}
