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
		// Pages bring their fonts, so that other sets of a system matter only until these have come: what is laid out with
		// the stand-ins, which are made of letters of Liberation, is looked at with two more sets.
		...(['noto', 'liberation'] as const).map((set) => ({
			name: set,
			testMatch: ['fonts.spec.ts', 'look.spec.ts'],
			grep: /@layout/,
			use: withFonts(set)
		})),
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
