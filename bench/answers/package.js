import { strFromU8, unzipSync } from 'fflate';

/**
 * The files of the data package, and the Popolo file.
 * @param {string} origin
 */
export async function* packageFiles(origin) {
	const answer = await fetch(`${origin}/data/rulewatch.zip`);
	for (const [name, bytes] of Object.entries(unzipSync(new Uint8Array(await answer.arrayBuffer()))))
		yield /** @type {[string, string]} */ ([`/data/rulewatch.zip/${name}`, strFromU8(bytes)]);
	yield ['/data/popolo.json', await (await fetch(`${origin}/data/popolo.json`)).text()];
}
