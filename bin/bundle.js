import { existsSync, readFileSync } from 'node:fs';
import { mkdir, open, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { applyPatches } from './patches.js';
import { hashOfSources, hasSources } from './sources.js';
import { run } from './steps.js';

export const commandsFile = 'build/commands.js';

const bundles = {
	[commandsFile]: 'src/lib/server/commands.ts',
	'build/workers/tasks.js': 'src/lib/server/worker/worker.ts'
};

const firstLine = (/** @type {string} */ hash) => `// Built from ${hash}\n`;

async function makeBundles(hash = hashOfSources()) {
	const { build } = await import('vite');
	const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
	// Vite reads tsconfig.json, which extends a file that SvelteKit generates.
	if (!existsSync('.svelte-kit/tsconfig.json'))
		await run(process.execPath, ['node_modules/@sveltejs/kit/svelte-kit.js', 'sync']);
	for (const [file, ssr] of Object.entries(bundles)) {
		const made = await build({
			configFile: false,
			logLevel: 'error',
			ssr: inOneFile(file, devDependencies),
			build: {
				ssr,
				target: 'node20',
				write: false,
				// A package that asks for the name of a class, as edtf does, finds it although another has the same.
				rolldownOptions: { output: { codeSplitting: false, keepNames: true } }
			}
		});
		const [{ code }] = /** @type {import('vite').Rolldown.RolldownOutput} */ (made).output;
		await mkdir(dirname(file), { recursive: true });
		// Another process may read or write the file at the same time.
		const part = `${file}.${process.pid}.part`;
		await writeFile(part, firstLine(hash) + code);
		await rename(part, file);
	}
}

/**
 * As in SvelteKit's build, production has only the other packages. The worker has nearly all in its file, because it
 * starts in half the time if it need not look for hundreds. Left out is what is native or seldom used.
 * @param {string} file
 * @param {Record<string, string>} devDependencies
 */
const inOneFile = (file, devDependencies) =>
	file.includes('/workers/')
		? { noExternal: /** @type {const} */ (true), external: ['@napi-rs/canvas', 'unpdf'] }
		: { noExternal: Object.keys(devDependencies) };

/**
 * Runs once the adapter has emptied its folder.
 * @returns {import('vite').Plugin}
 */
export function bundlesPlugin() {
	let isBuildOfServer = false;
	return {
		name: 'rulewatch-bundles',
		// SvelteKit builds twice, and runs its adapter after the server's build.
		configResolved({ build, command }) {
			isBuildOfServer = command === 'build' && Boolean(build.ssr);
		},
		configureServer: refreshBundles,
		closeBundle: {
			sequential: true,
			order: 'post',
			handler: async () => {
				if (isBuildOfServer) await makeBundles();
			}
		}
	};
}

export async function refreshBundles() {
	if (!hasSources()) return;
	const hash = hashOfSources();
	const lines = await Promise.all(Object.keys(bundles).map(firstLineOf));
	if (lines.every((line) => line === firstLine(hash))) return;
	await makeBundles(hash).catch((cause) => {
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
