import { createServer } from 'vite';

/**
 * Gives a script the app's TypeScript modules, loaded by Vite.
 * @template T
 * @param {(module: (file: string) => Promise<Record<string, any>>) => Promise<T>} work gets a loader of modules by path
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
