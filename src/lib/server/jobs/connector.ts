import dns from 'node:dns';
import type { LookupFunction } from 'node:net';
import { buildConnector } from 'undici';
import { isOpened, isPublic, notPublic, placeRefusal } from './public-places.ts';

// Checking DNS lookups alone would leak, because numeric hosts are not looked up. So we check the host as written, all
// addresses of its name, and the address that the connection reached.

export class NotPublic extends Error {
	constructor(message = notPublic) {
		super(message);
	}
}

type Connector = buildConnector.connector;

/** Refuses a name before connecting if any of its addresses is private. */
const publicOnly =
	(lookup: LookupFunction): LookupFunction =>
	(hostname, options, done) =>
		lookup(hostname, { ...options, all: true }, (error, found) => {
			if (error) return done(error, []);
			const addresses = typeof found === 'string' ? [] : found;
			const [first] = addresses;
			if (!first || !addresses.every(({ address }) => isPublic(address)))
				return done(new NotPublic(), []);
			if (options.all) done(null, addresses);
			else done(null, first.address, first.family);
		});

/** Reaches only the public internet and the places that the operator opened. */
export function guardedConnector(timeout: number): Connector {
	const open = buildConnector({ timeout });
	const lookup = publicOnly(dns.lookup as LookupFunction);
	const closed = guard(buildConnector({ timeout, lookup }));
	return (options, done) => (isOpened(options) ? open : closed)(options, done);
}

export const guard =
	(connect: Connector): Connector =>
	(options, done) => {
		const refusal = placeRefusal(options);
		if (refusal) return done(new NotPublic(refusal), null);
		connect(options, (...[error, socket]) => {
			if (error) return done(error, null);
			if (isPublic(socket.remoteAddress ?? '')) return done(null, socket);
			socket.destroy();
			done(new NotPublic(), null);
		});
	};
