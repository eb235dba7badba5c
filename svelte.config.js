import adapter from '@sveltejs/adapter-node';

// SvelteKit's route announcer carries one style attribute; this is its hash, and the only one allowed.
const announcerStyle = 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo=';

/** @type {import('@sveltejs/kit').Config} */
export default {
	compilerOptions: {
		// Svelte's own `svelte-` stands a thousand times in a law's page.
		cssHash: ({ hash, filename, css }) => `_${hash(filename ?? css)}`
	},
	kit: {
		adapter: adapter({ precompress: true }),
		// Relative to a page, its files would be named by as many dots as an address has parts, which anyone can type.
		paths: { relative: false },
		// `refuseCrossSite` (lib/server/gate.ts) asks more of whatever writes, and knows the exceptions.
		csrf: { trustedOrigins: ['*'] },
		// A page brings its few kB of styles along: on a bad line each sheet of its own costs a wait, and may not come.
		inlineStyleThreshold: 16_000,
		csp: {
			// Hashes, not nonces: a page kept in a cache would repeat its nonce.
			mode: 'hash',
			directives: {
				'default-src': ['none'],
				'script-src': ['self'],
				'style-src': ['self'],
				'style-src-attr': ['unsafe-hashes', announcerStyle],
				'img-src': ['self', 'data:'],
				'font-src': ['self'],
				'connect-src': ['self'],
				'manifest-src': ['self'],
				'form-action': ['self'],
				'base-uri': ['none'],
				'object-src': ['none'],
				'frame-ancestors': ['none']
			}
		}
	}
};
