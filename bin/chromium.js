import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { asRoot, findProgram, installSystemPackage } from './machine.js';
import { run } from './steps.js';

/** Chromium without windows does the same with a third less processor time. Debian has it. */
const shell = 'chromium-headless-shell';
const browsers = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const onMac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/**
 * As root the system's package manager may install it, which also installs libraries; otherwise Playwright does.
 * @returns its path
 * @throws Error that says what to do by hand
 */
export async function findChromium() {
	const asSystem = async (/** @type {Parameters<typeof installSystemPackage>[1]} */ packages) => {
		if (asRoot) await installSystemPackage('Chromium', packages);
	};
	return (
		(await present([shell])) ??
		(await presentAfter([shell], () => asSystem({ 'apt-get': [shell] }))) ??
		(await present(browsers)) ??
		(await presentAfter(browsers, () =>
			asSystem({ 'apt-get': ['chromium'], dnf: ['chromium'], apk: ['chromium'] })
		)) ??
		(await presentAfter(browsers, () =>
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

/** @param {string[]} programs */
async function present(programs) {
	const { chromium } = await import('@playwright/test');
	const elsewhere = programs === browsers ? [chromium.executablePath(), onMac] : [];
	return [process.env.PLAYWRIGHT_CHROMIUM, findProgram(...programs), ...elsewhere].find(
		(path) => path && existsSync(path) && starts(path)
	);
}

/** @param {string[]} programs @param {() => Promise<unknown>} install */
async function presentAfter(programs, install) {
	try {
		await install();
	} catch {
		// The next way may succeed; the last one says what to do by hand.
	}
	return present(programs);
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
