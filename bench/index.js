// Runs a benchmark of this folder against the built app: node bench NAME [--name=…]. Each module exports the arguments
// that it `takes`.
import { register } from 'tsx/esm/api';
import { readArguments } from '../bin/options.js';

// Benches import modules of the app and helpers of its tests, which are TypeScript.
register();

const benches = {
	answers: 'writes every answer of the built app to the folder that is named, one file an address',
	copies: 'measures how long it takes to verify quotations again in kept copies',
	costs:
		'compares the processor time of each kind of page, or of those named, with an earlier commit or with WordPress',
	front: 'measures the front under a crowd: memory, crowd, change, or all of them',
	growth:
		'tells which kinds of pages take longer as the record grows, of all or of those that are named',
	lighthouse:
		'tells what Lighthouse says of every kind of page on a telephone, or of those that are named',
	pages:
		'measures pages, imports and the reading worker, beside another built checkout if one is named',
	quotations: 'tells how well quotations are found in articles with right answers',
	saving: 'measures how long saves take in a large record',
	search: 'measures how long searches take over a large record',
	'slow-line': 'measures the first view of a page by a stranger on a bad line',
	wordpress:
		'tells what a real WordPress makes of each kind of page that can be embedded, or of those named'
};

const [, , name = ''] = process.argv;
const usage = Object.hasOwn(benches, name)
	? await usageOf(name)
	: `node bench ${Object.keys(benches).join('|')}: measures the built app; --help after a name tells what it takes.`;

if (Object.hasOwn(benches, name)) {
	process.argv.splice(2, 1);
	const { run, takes } = await import(`./${name}.js`);
	const asked = readArguments(usage, takes);
	await run(asked);
} else {
	readArguments(usage);
	console.error(usage);
	process.exitCode = 2;
}

async function usageOf(name) {
	const { takes = {} } = await import(`./${name}.js`);
	const { numbers = {}, options = [], words = 0, word = 'WORD' } = takes;
	const given = [
		...['node bench', name],
		...(words ? [words > 1 ? `[${word}…]` : `[${word}]`] : []),
		...Object.entries(numbers).map(([each, usual]) => `[--${each}=${usual}]`),
		...options.map((each) => `[--${each}]`)
	];
	return `${given.join(' ')}: ${benches[name]}.`;
}
