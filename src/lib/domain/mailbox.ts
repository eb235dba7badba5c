/** Domains whose mailboxes are reached under another one as well. */
const sameDomains = new Map([
	['googlemail.com', 'gmail.com'],
	['protonmail.com', 'proton.me'],
	['pm.me', 'proton.me'],
	['me.com', 'icloud.com'],
	['mac.com', 'icloud.com']
]);
const ignoreDots = new Set(['gmail.com', 'proton.me']);

/**
 * The mailbox behind an address, however it is spelled: `Esra.K+news@googlemail.com` is `esrak@gmail.com`. It is for
 * counting letters alone. Some providers take the one for two mailboxes, so nothing may be sent to it or found by it.
 */
export function mailboxOf(email: string): string {
	const at = email.lastIndexOf('@');
	const host = hostOf(email.slice(at + 1));
	const domain = sameDomains.get(host) ?? host;
	const [name = ''] = email.slice(0, at).normalize('NFKC').toLowerCase().split('+');
	return `${ignoreDots.has(domain) ? name.replaceAll('.', '') : name}@${domain}`;
}

/** In lower case and ASCII, as mail servers look it up. */
function hostOf(domain: string): string {
	const address = `http://${domain}`;
	const host = URL.canParse(address) ? new URL(address).hostname : domain.toLowerCase();
	return host.replace(/\.$/, '');
}
