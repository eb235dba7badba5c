import { existsSync } from 'node:fs';
import { mkdir, open, rename, writeFile } from 'node:fs/promises';
import { applyPatches } from './patches.js';
import { hashOfSources, hasSources } from './sources.js';
import { run } from './steps.js';

export const bundleFile = 'build/commands.js';

const firstLine = (/** @type {string} */ hash) => `// Built from ${hash}\n`;

/** Makes one file of what the commands take from the app, with the packages outside. */
export async function bundleCommands(hash = hashOfSources()) {
	const { build } = await import('vite');
	// Vite reads tsconfig.json, which extends what SvelteKit writes.
	if (!existsSync('.svelte-kit/tsconfig.json'))
		await run(process.execPath, ['node_modules/@sveltejs/kit/svelte-kit.js', 'sync']);
	const made = await build({
		configFile: false,
		logLevel: 'error',
		build: {
			ssr: 'src/lib/server/commands.ts',
			target: 'node20',
			write: false,
			rolldownOptions: { output: { codeSplitting: false } }
		}
	});
	const [{ code }] = /** @type {import('vite').Rolldown.RolldownOutput} */ (made).output;
	await mkdir('build', { recursive: true });
	// Another command may read it, or make it as well, at the same time.
	const part = `${bundleFile}.${process.pid}.part`;
	await writeFile(part, firstLine(hash) + code);
	await rename(part, bundleFile);
}

/**
 * Bundles once a build is written, after the adapter has emptied its folder.
 * @returns {import('vite').Plugin}
 */
export function commandsPlugin() {
	let isServer = false;
	return {
		name: 'rulewatch-commands',
		apply: 'build',
		// SvelteKit builds twice, and runs its adapter at the end of the build for the server.
		configResolved({ build }) {
			isServer = Boolean(build.ssr);
		},
		closeBundle: {
			sequential: true,
			order: 'post',
			handler: async () => {
				if (isServer) await bundleCommands();
			}
		}
	};
}

/** Makes the bundle anew in a checkout where it is older than its sources. */
export async function refreshBundle() {
	if (!hasSources()) return;
	const hash = hashOfSources();
	if ((await firstLineOf(bundleFile)) === firstLine(hash)) return;
	await bundleCommands(hash).catch((cause) => {
		if (cause.code !== 'ERR_MODULE_NOT_FOUND') throw cause;
		throw new Error('The app is not built from these sources. Run: npm ci && npm run build', {
			cause
		});
	});
	// A build patches the packages as well.
	await applyPatches();
}

/** @param {string} file */
async function firstLineOf(file) {
	if (!existsSync(file)) return undefined;
	const handle = await open(file);
	try {
		const length = firstLine('0'.repeat(64)).length;
		const { buffer, bytesRead } = await handle.read({ buffer: Buffer.alloc(length) });
		return buffer.toString('utf8', 0, bytesRead);
	} finally {
		await handle.close();
	}
}
