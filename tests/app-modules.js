import { createServer } from 'vite';

/**
 * The app's own modules, for a command: they are TypeScript and want what Vite gives them.
 * @template T
 * @param {(module: (file: string) => Promise<Record<string, any>>) => Promise<T>} work is handed what loads one, by its path
 * below src/lib/server
 * @param {import('vite').InlineConfig} more
 */
export async function withAppModules(work, more = {}) {
	const vite = await createServer({
		appType: 'custom',
		logLevel: 'error',
		optimizeDeps: { noDiscovery: true },
		server: { middlewareMode: true, hmr: false, ws: false, watch: null },
		...more
	});
	try {
		return await work((file) => vite.ssrLoadModule(`/src/lib/server/${file}`));
	} finally {
		await vite.close();
	}
}
