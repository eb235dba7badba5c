import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
	plugins: [sveltekit()],
	test: {
		include: ['src/**/*.test.ts', 'bin/**/*.test.ts'],
		expect: { requireAssertions: true },
		// One database a worker, emptied before each test: starting PGlite costs seconds, truncating does not.
		isolate: false,
		maxWorkers: process.env.DATABASE_URL ? 1 : undefined,
		setupFiles: ['src/lib/server/db/test-database.ts'],
		hookTimeout: 60_000,
		testTimeout: 20_000
	}
});
