const plainPath = /^\/[A-Za-z0-9\-._~!$'()*,;:%/?&=+]*$/;
const hidden = /%(?:2f|5c|25|2e|[01][0-9a-f]|7f)/i;

/**
 * The page to go to after signing in: a path of this site in its plainest form, or else the desk. Browsers read
 * backslashes, control characters and doubled slashes as they like, so none is let through, encoded or not.
 */
export function safeNext(next: string | null | undefined): string {
	const home = '/desk';
	if (!next || next.length > 500 || !plainPath.test(next)) return home;
	const [path = '', query = ''] = next.split('?', 2);
	const odd = hidden.test(path) || path.includes('//') || path.includes('/.');
	// A query may quote an address; none of the site's own begins with one.
	return odd || query.includes('//') ? home : next;
}
