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

/** For answers without their own policy; SvelteKit's pages have one. */
export const fallbackPolicy =
	"default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'";
