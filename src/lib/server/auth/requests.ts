export const refusalSentences = {
	crossSite: 'This did not come from a page of this site, so nothing was changed.',
	notSignedIn: 'You are not signed in, or not any more, so nothing was changed.'
};

/** Browsers send `Sec-Fetch-Site` or `Origin`; a request with neither is not from our site. */
export const isSameSite = (
	{ origin, site }: { origin?: string | null; site?: string | null },
	own: string
): boolean =>
	(site ?? (origin ? 'same-origin' : 'none')) === 'same-origin' && (origin ?? own) === own;

/** A submitted form is kept over the sign-in, so that nothing typed is lost. */
export const isForm = (
	method: string | undefined,
	headers: Record<string, string | string[] | undefined>
): boolean =>
	method === 'POST' &&
	`${headers['content-type']}`.startsWith('application/x-www-form-urlencoded') &&
	`${headers.accept}`.includes('text/html');
