/** The headers of every answer, static files and refusals among them. */
export const securityHeaders = {
	'x-content-type-options': 'nosniff',
	'referrer-policy': 'same-origin',
	'cross-origin-opener-policy': 'same-origin',
	'permissions-policy':
		'browsing-topics=(), camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()',
	...(process.env.ORIGIN?.startsWith('https:') && {
		'strict-transport-security': 'max-age=63072000; includeSubDomains'
	})
};

/** For answers that bring no policy of their own, as SvelteKit's pages do. */
export const fallbackPolicy =
	"default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'";
