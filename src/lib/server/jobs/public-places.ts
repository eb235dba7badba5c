import ipaddr from 'ipaddr.js';
import { isIP } from 'node:net';
import { fetchAllowed } from '../settings.ts';

// Which places the server may be sent to by an address that a person chose (promise 17).

/** What IANA gives out to networks; outside of it, IPv6 leads to machines at hand, or around a guard on IPv4. */
const given = ipaddr.parseCIDR('2000::/3');

/**
 * Public by their number, and yet answered to a provider's own machines alone. Other providers' agents have link-local,
 * unique local or shared addresses (169.254.169.254, fd00:ec2::254, 100.100.100.200, 192.0.0.192), which are not public.
 */
const providers = [
	'168.63.129.16/32', // Azure: WireServer, the agent of each host
	'192.80.8.124/32', // Equinix Metal: metadata
	'161.26.0.0/16', // IBM Cloud: infrastructure services
	'166.8.0.0/14' // IBM Cloud: endpoints of services
].map((range) => ipaddr.parseCIDR(range));

/** Whether a numeric address is one of the public internet. */
export function isPublic(address: string): boolean {
	if (!ipaddr.isValid(address)) return false;
	const parsed = ipaddr.process(address);
	if (parsed.range() !== 'unicast') return false;
	return parsed.kind() === 'ipv4'
		? !providers.some((range) => parsed.match(range))
		: parsed.match(given);
}

/** What the guard judges before anything is connected. */
export interface Place {
	/** As the URL parser leaves it, so that every way to write a number is one; IPv6 with or without brackets. */
	hostname: string;
	port: string;
	protocol: string;
}

const webPorts = ['', '80', '443'];
const bare = (hostname: string) => hostname.replace(/^\[|\]$/g, '');

/** Whether the operator opened this place by FETCH_ALLOW. */
export const isOpened = ({ hostname, port, protocol }: Place): boolean =>
	fetchAllowed().has(`${bare(hostname)} ${port || (protocol === 'https:' ? '443' : '80')}`);

/** A sentence for whoever typed it, where a place is refused by its looks. */
export function refusalOfPlace(place: Place): string | undefined {
	if (isOpened(place)) return undefined;
	if (!webPorts.includes(place.port)) return 'Only the ports 80 and 443 are asked: leave it out.';
	const host = bare(place.hostname);
	return isIP(host) && !isPublic(host) ? notPublic : undefined;
}

/** The same for what is private and what is not there, so that nobody learns by it which names a network has. */
export const notPublic = 'This address leads to no place on the public internet.';

/** A sentence for whoever typed it, where an address is refused before anything is asked. */
export function refusalOf(address: string): string | undefined {
	if (!URL.canParse(address)) return 'This is no web address, such as https://example.org/page.';
	const url = new URL(address);
	if (!/^https?:$/.test(url.protocol)) return 'The address begins with https:// or http://.';
	if (url.username || url.password)
		return 'Leave out the user name and the password before the “@”.';
	return refusalOfPlace(url);
}
