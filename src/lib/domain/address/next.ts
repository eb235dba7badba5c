const plainPath = /^\/[A-Za-z0-9\-._~!$'()*,;:%/?&=+]*$/;
const hidden = /%(?:2f|5c|25|2e|[01][0-9a-f]|7f)/i;

/** Browsers normalise backslashes, control characters and `//`, which may lead to another site, so none is allowed. */
export function plainAddress(text: string): string | undefined {
	if (text.length > 500 || !plainPath.test(text)) return undefined;
	const [path = '', query = ''] = text.split('?', 2);
	const odd = hidden.test(path) || path.includes('//') || path.includes('/.');
	// A query may contain an address, but none of ours contains `//`.
	return odd || query.includes('//') ? undefined : text;
}

/** The next page is always on this site. */
export function safeNext(next: string | null | undefined): string {
	return plainAddress(next ?? '') ?? '/desk';
}
