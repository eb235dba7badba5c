import { urlOf } from './address/url.ts';

const sameDomains = new Map([
	['googlemail.com', 'gmail.com'],
	['protonmail.com', 'proton.me'],
	['pm.me', 'proton.me'],
	['me.com', 'icloud.com'],
	['mac.com', 'icloud.com']
]);
const ignoreDots = new Set(['gmail.com', 'proton.me']);

/** Counts letters only: `Esra.K+news@googlemail.com` is `esrak@gmail.com`, but some providers keep these apart. */
export function mailboxOf(email: string): string {
	const at = email.lastIndexOf('@');
	const host = hostOf(email.slice(at + 1));
	const domain = sameDomains.get(host) ?? host;
	const [name = ''] = email.slice(0, at).normalize('NFKC').toLowerCase().split('+');
	return `${ignoreDots.has(domain) ? name.replaceAll('.', '') : name}@${domain}`;
}

function hostOf(domain: string): string {
	const host = urlOf(`http://${domain}`)?.hostname ?? domain.toLowerCase();
	return host.replace(/\.$/, '');
}
