import { expect, it } from 'vitest';
import { networks, shareLinks } from './networks.ts';

const shared = { address: 'https://rulewatch.example/laws?a=1&b=2#cite', title: 'Act & rules #1' };

it('each network is given the whole address, in an address of its own', () => {
	for (const { network, href } of shareLinks([...networks], shared)) {
		const url = new URL(href);
		expect(url.protocol, network).toBe('https:');
		const given = [...url.searchParams, ...new URLSearchParams(url.hash.slice(1))];
		expect(given.map(([, value]) => value).join(' '), network).toContain(shared.address);
		expect(href, network).not.toContain('+');
	}
});

it('those that were chosen stand in the order of the list, and no others', () => {
	const names = shareLinks(['Telegram', 'Mastodon'], shared).map(({ network }) => network);
	expect(names).toEqual(['Mastodon', 'Telegram']);
	expect(shareLinks([], shared)).toEqual([]);
});
