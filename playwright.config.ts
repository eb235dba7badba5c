import { defineConfig } from '@playwright/test';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// `npm test` chooses port, folder and browser; run alone, as `npx playwright test`, the app must be built. SLOW is set
// by `npm run test:slow`: the attacks alone, in full.
const {
	PORT = '4173',
	PLAYWRIGHT_CHROMIUM,
	SLOW,
	RULEWATCH_FOLDER = join(tmpdir(), `rulewatch-test-${process.pid}`)
} = process.env;
const baseURL = `http://localhost:${PORT}`;

export default defineConfig({
	testDir: SLOW ? 'tests/attacks' : 'tests',
	reporter: 'list',
	workers: SLOW ? 1 : 2,
	retries: 0,
	timeout: 60_000,
	forbidOnly: Boolean(process.env.CI),
	use: {
		baseURL,
		launchOptions: {
			executablePath: PLAYWRIGHT_CHROMIUM,
			chromiumSandbox: process.getuid?.() !== 0,
			// The browser's own errands would be requests to other hosts.
			args: [
				'--disable-quic',
				'--disable-background-networking',
				'--disable-component-update',
				'--disable-sync',
				'--no-first-run'
			]
		}
	},
	webServer: {
		command: 'node server.js',
		url: `${baseURL}/healthz`,
		env: { PORT, RULEWATCH_FOLDER, DATABASE_URL: '', HOST: '', ORIGIN: '' },
		gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
		stdout: 'ignore',
		stderr: 'pipe'
	}
});
