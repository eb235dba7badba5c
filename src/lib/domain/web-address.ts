const tracking = /^(?:utm_|fbclid$|gclid$|igshid$)/;

/** The address of a page as it is stored: without what only follows its readers; undefined where it is none. */
export function cleanAddress(text: string): string | undefined {
	const url = URL.parse(text.trim());
	if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) return undefined;
	url.hash = '';
	for (const name of [...url.searchParams.keys()])
		if (tracking.test(name)) url.searchParams.delete(name);
	return url.href;
}

/** By which the same page is recognised under another address. */
export function addressKey(text: string): string | undefined {
	const clean = cleanAddress(text);
	return clean?.replace(/^https?:\/\/(?:www\.)?/, '').replace(/\/$/, '');
}
