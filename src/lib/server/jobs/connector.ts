import dns from 'node:dns';
import type { LookupFunction } from 'node:net';
import { buildConnector } from 'undici';
import { isOpened, isPublic, notPublic, refusalOfPlace } from './public-places.ts';

// The one way by which the server reaches an address that a person chose. A guard in the look-up of names alone leaks:
// numeric hosts are not looked up. So a place is judged as it is written, by all that its name leads to, and once more by
// where the connection ended.

/** Refused by the guard: nothing was asked. */
export class NotPublic extends Error {
	constructor(message = notPublic) {
		super(message);
	}
}

type Connector = buildConnector.connector;

/** Refuses a name any of whose addresses is private, before there is a connection. */
const publicOnly =
	(lookup: LookupFunction): LookupFunction =>
	(hostname, options, done) =>
		lookup(hostname, { ...options, all: true }, (error, found) => {
			// Of a name that leads nowhere, Node says nothing but the error.
			if (error) return done(error, []);
			const addresses = typeof found === 'string' ? [] : found;
			const [first] = addresses;
			if (!first || !addresses.every(({ address }) => isPublic(address)))
				return done(new NotPublic(), []);
			if (options.all) done(null, addresses);
			else done(null, first.address, first.family);
		});

/** A connector that connects to nothing but the public internet, and what the operator opened. */
export function guardedConnector(timeout: number): Connector {
	const open = buildConnector({ timeout });
	const lookup = publicOnly(dns.lookup as LookupFunction);
	const closed = guard(buildConnector({ timeout, lookup }));
	return (options, done) => (isOpened(options) ? open : closed)(options, done);
}

/** Judges a place before `connect` is called, and where it led after it. */
export const guard =
	(connect: Connector): Connector =>
	(options, done) => {
		const refusal = refusalOfPlace(options);
		if (refusal) return done(new NotPublic(refusal), null);
		connect(options, (...[error, socket]) => {
			if (error) return done(error, null);
			if (isPublic(socket.remoteAddress ?? '')) return done(null, socket);
			socket.destroy();
			done(new NotPublic(), null);
		});
	};
