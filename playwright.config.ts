import { defineConfig } from '@playwright/test';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

// `npm test` chooses port, folder and browser; run alone, as `npx playwright test`, the app must be built. SLOW is set
// by `npm run test:slow`: the attacks in full.
const {
	PORT = '4173',
	PLAYWRIGHT_CHROMIUM,
	SLOW,
	RULEWATCH_FOLDER = join(tmpdir(), `rulewatch-test-${process.pid}`)
} = process.env;
const baseURL = `http://localhost:${PORT}`;

/** A browser that finds the fonts of tests/fonts alone, so that pages look the same on every machine with Linux. */
const withFonts = (set: 'dejavu' | 'noto' | 'liberation') => ({
	launchOptions: {
		executablePath: PLAYWRIGHT_CHROMIUM,
		chromiumSandbox: process.getuid?.() !== 0,
		env: { ...process.env, FONTCONFIG_FILE: resolve(`tests/fonts/${set}.conf`) },
		// The browser's own errands would be requests to other hosts.
		args: [
			'--disable-quic',
			'--disable-background-networking',
			'--disable-component-update',
			'--disable-sync',
			'--no-first-run'
		]
	}
});

export default defineConfig({
	testDir: 'tests',
	// Before all others, once: see tests/loaded.ts.
	globalSetup: './tests/loaded.ts',
	reporter: process.stdout.isTTY ? 'line' : 'list',
	workers: SLOW ? 1 : 2,
	retries: 0,
	// These end what hangs: no test says how fast a busy machine is.
	timeout: 300_000,
	expect: { timeout: 120_000 },
	forbidOnly: Boolean(process.env.CI),
	use: { baseURL },
	projects: [
		{ name: 'dejavu', testIgnore: 'attacks/**', use: withFonts('dejavu') },
		// What depends on how wide and high letters are, once more with other fonts.
		{ name: 'noto', testIgnore: 'attacks/**', grep: /@layout/, use: withFonts('noto') },
		// The stand-ins, which hold the place of our fonts until these have come, are made of its letters.
		{
			name: 'liberation',
			testMatch: 'look.spec.ts',
			grep: /@layout/,
			use: withFonts('liberation')
		},
		{ name: 'attacks', testDir: 'tests/attacks', use: withFonts('dejavu') }
	],
	webServer: {
		command: 'node server.js',
		url: `${baseURL}/healthz`,
		env: {
			PORT,
			RULEWATCH_FOLDER,
			DATABASE_URL: '',
			HOST: '',
			ORIGIN: '',
			LOOK_AGAIN: 'no',
			KEEP_COPIES: 'no'
		},
		gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
		stdout: 'ignore',
		stderr: 'pipe',
		timeout: 300_000
	}
});
