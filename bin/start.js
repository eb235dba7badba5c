// This file must not import installed packages, and must parse in the old versions of Node that it refuses.
import { createServer } from 'node:net';

const [major, minor] = process.versions.node.split('.').map(Number);
// Keep this equal to package.json.
if (!(major >= 24 || (major === 22 && minor >= 12) || (major === 20 && minor >= 20))) {
	console.error(
		`Rulewatch needs Node.js 20 (from 20.20), 22 (from 22.12), 24 or newer, and this is ${process.versions.node}: install one from https://nodejs.org`
	);
	process.exit(1);
}

const { readArguments } = await import('./options.js');
readArguments(
	'npm start: installs, builds, migrates, loads the facts when the record is empty, serves, and prints the address.'
);

const { main, steps } = await import('./steps.js');
const { serverAddress, whyNotListening } = await import('./address.js');
const { build, install } = await import('./prepare.js');
const { hasSources } = await import('./sources.js');

await main(async () => {
	await refuseTakenPort(await serverAddress());
	if (!hasSources()) return void (await import('../server.js'));
	const step = steps(3);
	await step('Installing packages', install);
	await step('Building the app', build);
	console.log('3/3 Starting');
	await import('../server.js');
});

/**
 * The build takes a minute, so check the port first.
 * @param {{ port: string, host?: string }} place
 * @returns {Promise<void>}
 */
function refuseTakenPort({ port, host }) {
	const probe = createServer();
	return new Promise((resolve, reject) => {
		probe.once('error', (error) => reject(new Error(whyNotListening(error, { port, host }))));
		probe.listen({ port, host }, () => probe.close(() => resolve()));
	});
}
