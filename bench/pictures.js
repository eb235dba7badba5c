// How long each picture of a chart takes that nobody has asked for before, and how large it is: node bench/pictures.js
// On the built app with the bundled record. The usual sizes are held to 150 ms, from being asked for to the last byte.
import { performance } from 'node:perf_hooks';
import { readArguments } from '../bin/options.js';
import { startServer, temporaryFolder } from '../bin/server.js';
import { median } from './median.js';

readArguments('node bench/pictures.js: how long each kind of picture takes to be drawn.');

const most = 150;
const usual = ['.png', '.png?size=1', '.svg'];
const forms = [...usual, '.png?size=2', '.png?size=print'];

const { folder, remove } = temporaryFolder();
const server = await startServer({ RULEWATCH_FOLDER: folder });

/** @returns {Promise<{ ms: number, kB: number }>} */
async function drawn(/** @type {string} */ path) {
	const began = performance.now();
	const answer = await fetch(server.url + path);
	const { byteLength } = await answer.arrayBuffer();
	if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
	return { ms: performance.now() - began, kB: byteLength / 1000 };
}

try {
	const { rows } = await fetch(`${server.url}/regulations.json`).then((answer) => answer.json());
	/** @type {string[]} */
	const laws = rows.map((/** @type {{ slug: string }} */ { slug }) => `/regulations/${slug}`);
	/** @type {Record<string, string[]>} */
	const kinds = {
		...Object.fromEntries(
			['stance', 'reactions', 'demands'].map((key) => [
				key,
				laws.map((law) => `${law}/charts/${key}`)
			])
		),
		'across laws': ['hidden', 'answered', 'stance', 'matrix'].map((key) => `/trends/charts/${key}`),
		timeline: laws.map((law) => `${law}/timeline`)
	};
	// What is loaded with the first picture is not its own.
	for (const form of forms) await drawn(`${laws.at(-1)}/charts/demands${form}`);
	for (const form of forms)
		for (const [kind, paths] of Object.entries(kinds)) {
			const all = [];
			for (const path of paths) all.push(await drawn(path + form));
			const times = all.map(({ ms }) => ms);
			const middle = median(times);
			if (usual.includes(form) && middle > most) process.exitCode = 1;
			console.log(
				`${form.padEnd(15)} ${kind.padEnd(12)} median ${middle.toFixed(0)} ms, worst ${Math.max(...times).toFixed(0)} ms, ` +
					`at most ${Math.max(...all.map(({ kB }) => kB)).toFixed(0)} kB`
			);
		}
} finally {
	await server.end();
	remove();
}
