import { keysOf } from './vocabulary.ts';

interface Shared {
	address: string;
	title: string;
}

const query = (entries: Record<string, string>) =>
	new URLSearchParams(entries).toString().replaceAll('+', '%20');
const together = ({ title, address }: Shared) => `${title} ${address}`;

/** Each with the address that its operator documents for plain links; none of them needs a script here. */
const shareAddresses = {
	Mastodon: (shared) => `https://share.joinmastodon.org/#${query({ text: together(shared) })}`,
	Bluesky: (shared) => `https://bsky.app/intent/compose?${query({ text: together(shared) })}`,
	X: ({ address, title }) => `https://x.com/intent/post?${query({ url: address, text: title })}`,
	Facebook: ({ address }) => `https://www.facebook.com/sharer/sharer.php?${query({ u: address })}`,
	LinkedIn: ({ address }) =>
		`https://www.linkedin.com/sharing/share-offsite/?${query({ url: address })}`,
	WhatsApp: (shared) => `https://wa.me/?${query({ text: together(shared) })}`,
	Telegram: ({ address, title }) => `https://t.me/share/url?${query({ url: address, text: title })}`
} as const satisfies Record<string, (shared: Shared) => string>;

export type Network = keyof typeof shareAddresses;

export const networks = keysOf(shareAddresses);

/** The links that share a page on the chosen networks, in the order of the list. */
export const shareLinks = (chosen: Network[], shared: Shared) =>
	networks
		.filter((network) => chosen.includes(network))
		.map((network) => ({ network, href: shareAddresses[network](shared) }));
