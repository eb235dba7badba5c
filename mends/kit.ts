import { mend } from './mend.ts';

// SvelteKit 2.70.4 writes out what a page was loaded with even where no script of its own takes the page over
// (`csr = false`), and then throws it away: up to a fifth of the time that a long public page takes. It also sums each
// page up in a tag of 32 bits, which `front/form.js` replaces by one that can be relied on. And it runs what makes
// a page within an AsyncLocalStorage, whose hooks Node then calls for whatever any request waits for: for
// `getRequestEvent`, which nothing here asks for.

export const mendKit = () =>
	mend(
		'@sveltejs/kit',
		{
			'src/exports/internal/event.js': [
				['return als ? als.run(store, fn) : fn();', 'return fn();']
			],
			'src/runtime/server/page/data_serializer.js': [
				[
					'strings[i] = devalue.uneval(payload, get_replacer(i));',
					'strings[i] = { toString: () => devalue.uneval(payload, get_replacer(i)) };'
				]
			],
			'src/runtime/server/page/render.js': [
				[
					'const { data, chunks } = data_serializer.get_data(csp);',
					'const { data, chunks } = page_config.csr ? data_serializer.get_data(csp) : {};'
				],
				[
					`if (!chunks) {
		headers.set('etag',`,
					`if (!chunks && page_config.csr) {
		headers.set('etag',`
				]
			]
		},
		// While developing, SvelteKit itself reads its files as they are.
		['build']
	);
