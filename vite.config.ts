import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { bundlesPlugin } from './bin/bundle.js';
import { addressesPlugin } from './bin/dev-addresses.js';
import { applyPatches } from './bin/patches.js';

// Builds, development and tests all read this file, also right after `npm ci`.
await applyPatches();

export default defineConfig({
	plugins: [addressesPlugin(), sveltekit(), bundlesPlugin()],
	// For `lib/enhance`, which is built as an entry of its own and loads its larger parts late.
	worker: { format: 'es' },
	test: {
		include: ['src/**/*.test.ts', 'bin/**/*.test.ts', 'front/**/*.test.ts', 'patches/**/*.test.ts'],
		env: { SECRET: 'known to everyone, for the tests alone', LOG_LEVEL: 'silent' },
		// The colours of drawings are read from tokens.css.
		css: { include: /\/tokens\.css/ },
		// These end what hangs: no test says how fast a busy machine is.
		expect: { requireAssertions: true, poll: { timeout: 120_000 } },
		// One database a worker, emptied before each test: starting PGlite costs seconds, emptying does not.
		isolate: false,
		maxWorkers: '100%',
		globalSetup: 'bin/own-database.js',
		setupFiles: [
			'tests/helpers/server/db/test-database.ts',
			'tests/helpers/components/test-page.ts'
		],
		hookTimeout: 300_000,
		testTimeout: 300_000
	}
});
