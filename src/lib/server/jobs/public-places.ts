import ipaddr from 'ipaddr.js';
import { isIP } from 'node:net';
import { fetchAllowed } from '../settings.ts';
import { urlOf } from '../../domain/address/url.ts';

// Places that the server may ask if a person chose the address (promise 17).

/** Other IPv6 addresses reach local machines, or bypass the checks for IPv4. */
const assignedRange = ipaddr.parseCIDR('2000::/3');

/** Public addresses that answer only to a cloud provider's own machines. Others use addresses that are not public. */
const providers = [
	'168.63.129.16/32', // Azure: WireServer, the agent of each host
	'192.80.8.124/32', // Equinix Metal: metadata
	'161.26.0.0/16', // IBM Cloud: infrastructure services
	'166.8.0.0/14' // IBM Cloud: endpoints of services
].map((range) => ipaddr.parseCIDR(range));

export function isPublic(address: string): boolean {
	if (!ipaddr.isValid(address)) return false;
	const parsed = ipaddr.process(address);
	if (parsed.range() !== 'unicast') return false;
	return parsed.kind() === 'ipv4'
		? !providers.some((range) => parsed.match(range))
		: parsed.match(assignedRange);
}

export interface Place {
	/** As the URL parser writes it, so that a number has one spelling. */
	hostname: string;
	port: string;
	protocol: string;
}

const webPorts = ['', '80', '443'];
const bare = (hostname: string) => hostname.replace(/^\[|\]$/g, '');

export const isOpened = ({ hostname, port, protocol }: Place): boolean =>
	fetchAllowed().has(`${bare(hostname)} ${port || (protocol === 'https:' ? '443' : '80')}`);

/** @returns a sentence for people if host or port is refused */
export function placeRefusal(place: Place): string | undefined {
	if (isOpened(place)) return undefined;
	if (!webPorts.includes(place.port))
		return `Only the ports 80 and 443 are asked: give an address without “:${place.port}”.`;
	const host = bare(place.hostname);
	return isIP(host) && !isPublic(host) ? notPublic : undefined;
}

/** Private and missing names get the same sentence, so that nobody can probe which names a network has. */
export const notPublic =
	'Nothing on the public internet answers to this address. Check it for a slip.';

/** @returns a sentence for people if the address is refused */
export function addressRefusal(address: string): string | undefined {
	const url = urlOf(address);
	if (!url) return 'This is not a web address, such as https://example.org/page.';
	if (!/^https?:$/.test(url.protocol)) return 'The address begins with https:// or http://.';
	if (url.username || url.password)
		return 'Leave out the user name and the password before the “@”.';
	return placeRefusal(url);
}
