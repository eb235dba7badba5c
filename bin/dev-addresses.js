/**
 * Has the app in development read of an address what it reads in production, where `front/index.js` cuts the rest.
 * @returns {import('vite').Plugin}
 */
export const addressesPlugin = () => ({
	name: 'rulewatch-addresses',
	configureServer: (server) => {
		server.middlewares.use(async (request, _, next) => {
			try {
				const { isWellFormed, publicAddress } = await server.ssrLoadModule(
					'/src/lib/server/front/addresses.ts'
				);
				const { method, url = '' } = request;
				const isPage = method === 'GET' || method === 'HEAD';
				const known = isPage && isWellFormed(url) ? publicAddress(url) : undefined;
				// SvelteKit goes back to the address as it was sent, to undo a base.
				if (known) request.url = request.originalUrl = known.address;
				next();
			} catch (cause) {
				next(cause);
			}
		});
	}
});
