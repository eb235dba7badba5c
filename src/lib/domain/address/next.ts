const plainPath = /^\/[A-Za-z0-9\-._~!$'()*,;:%/?&=+]*$/;
const hidden = /%(?:2f|5c|25|2e|[01][0-9a-f]|7f)/i;

/**
 * A path of this site, with its query, in its plainest form, or else undefined. Browsers read backslashes, control
 * characters and doubled slashes as they like, so none is let through, encoded or not.
 */
export function plainAddress(text: string): string | undefined {
	if (text.length > 500 || !plainPath.test(text)) return undefined;
	const [path = '', query = ''] = text.split('?', 2);
	const odd = hidden.test(path) || path.includes('//') || path.includes('/.');
	// A query may quote an address; none of the site's own begins with one.
	return odd || query.includes('//') ? undefined : text;
}

/** The page to go to after signing in: one of this site, or else the desk. */
export function safeNext(next: string | null | undefined): string {
	return plainAddress(next ?? '') ?? '/desk';
}
