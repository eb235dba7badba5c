export const sentences = {
	crossSite: 'This did not come from a page of this site, so nothing was changed.',
	notSignedIn: 'You are not signed in, or not any more, so nothing was changed.'
};

/** Whether a browser says that a request comes from a page of ours, twice where it does; who says nothing is no browser. */
export const isSameSite = (
	{ origin, site }: { origin?: string | null; site?: string | null },
	own: string
): boolean =>
	(site ?? (origin ? 'same-origin' : 'none')) === 'same-origin' && (origin ?? own) === own;

/** Whether somebody sent a form from a page and waits for what follows: it goes with them to the sign-in, and comes back. */
export const isForm = (
	method: string | undefined,
	headers: Record<string, string | string[] | undefined>
): boolean =>
	method === 'POST' &&
	`${headers['content-type']}`.startsWith('application/x-www-form-urlencoded') &&
	`${headers.accept}`.includes('text/html');
