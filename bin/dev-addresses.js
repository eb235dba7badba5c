/**
 * Treats routes as production does: one without a policy stops the start, and parameters that a route does not read are
 * cut, as `front/index.js` does.
 * @returns {import('vite').Plugin}
 */
export const addressesPlugin = () => ({
	name: 'rulewatch-addresses',
	apply: (_, { mode }) => mode !== 'test',
	configureServer: async (server) => {
		/** @param {import('vite').Connect.IncomingMessage} request */
		const cutAddress = async (request) => {
			const { isWellFormed, publicAddress } = await server.ssrLoadModule(
				'/src/lib/server/front/addresses.ts'
			);
			const { method, url = '' } = request;
			const isPage = method === 'GET' || method === 'HEAD';
			const known = isPage && isWellFormed(url) ? publicAddress(url) : undefined;
			// SvelteKit takes the original address to undo a base path.
			if (known) request.url = request.originalUrl = known.address;
		};
		server.middlewares.use((request, _, next) => {
			cutAddress(request).then(() => next(), next);
		});
		const { checkPolicies } = await server.ssrLoadModule('/src/lib/server/front/policies.ts');
		checkPolicies();
	}
});
