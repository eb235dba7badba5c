import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { asRoot, findProgram, installSystemPackage } from './machine.js';
import { run } from './steps.js';

const onMac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/**
 * As root the system's package manager may install it, which also installs libraries; otherwise Playwright does.
 * @returns its path
 * @throws Error that says what to do by hand
 */
export async function findChromium() {
	return (
		(await present()) ??
		(await presentAfter(async () => {
			if (asRoot)
				await installSystemPackage('Chromium', {
					'apt-get': ['chromium'],
					dnf: ['chromium'],
					apk: ['chromium']
				});
		})) ??
		(await presentAfter(() =>
			run(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium'])
		)) ??
		noChromium()
	);
}

/** It makes no requests of its own. @param {string[]} more further arguments */
export async function startChromium(...more) {
	const { chromium } = await import('@playwright/test');
	return chromium.launch({
		executablePath: await findChromium(),
		chromiumSandbox: !asRoot,
		args: [
			'--disable-background-networking',
			'--disable-component-update',
			'--disable-sync',
			...more
		]
	});
}

async function present() {
	const { chromium } = await import('@playwright/test');
	return [
		process.env.PLAYWRIGHT_CHROMIUM,
		findProgram('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'),
		chromium.executablePath(),
		onMac
	].find((path) => path && existsSync(path) && starts(path));
}

/** @param {() => Promise<unknown>} install */
async function presentAfter(install) {
	try {
		await install();
	} catch {
		// The next way may succeed; the last one says what to do by hand.
	}
	return present();
}

/** Ubuntu's chromium-browser is a stub that does nothing in a container. @param {string} path */
function starts(path) {
	try {
		execFileSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 });
		return true;
	} catch {
		return false;
	}
}

/** @returns {never} */
function noChromium() {
	throw new Error(
		'The browser tests need Chromium, and neither the system nor Playwright could install it. Install it ' +
			'(“sudo apt-get install chromium”, or “npx playwright install --with-deps chromium”), or name one in ' +
			'PLAYWRIGHT_CHROMIUM, and run this again.'
	);
}
