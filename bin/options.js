import { parseArgs } from 'node:util';

// This file must not import installed packages, because `npm start` reads it in a fresh copy.

/**
 * Answers `--help` and refuses unknown arguments before the script starts anything: the process ends with code 0 or 2.
 * @param {string} usage one or two sentences: how to call the script, and what it does
 * @param {{ options?: string[], texts?: string[], numbers?: Record<string, number>, words?: number, passesOn?: boolean }} takes
 * `numbers` have defaults, `words` is the most of them, and with `passesOn` another program gets all arguments
 * @returns {{ numbers: Record<string, number>, texts: Record<string, string>, given: string[], words: string[] }}
 */
export function readArguments(
	usage,
	{ options = [], texts = [], numbers: usual = {}, words: most = 0, passesOn = false } = {}
) {
	const given = process.argv.slice(2);
	const end = given.indexOf('--');
	const own = end < 0 ? given : given.slice(0, end);
	if (own.includes('--help') || own.includes('-h')) {
		console.log(usage);
		process.exit(0);
	}
	if (passesOn) return { numbers: usual, texts: {}, given: [], words: [] };
	try {
		const { values, positionals: words } = parseArgs({
			args: own,
			options: Object.fromEntries([
				...options.map((name) => [name, { type: 'boolean' }]),
				...[...texts, ...Object.keys(usual)].map((name) => [name, { type: 'string' }])
			]),
			allowPositionals: true
		});
		if (words.length > most) throw new Error(`“${words[most]}” is one word too many.`);
		const all = /** @type {Record<string, unknown>} */ (values);
		const numbers = { ...usual };
		for (const name of Object.keys(usual).filter((name) => name in all)) {
			if (!/^[1-9]\d*$/.test(String(all[name])))
				throw new Error(`--${name} takes a number above 0, and “${all[name]}” is none.`);
			numbers[name] = Number(all[name]);
		}
		const typed = texts.filter((name) => name in all).map((name) => [name, all[name]]);
		return {
			numbers,
			words,
			texts: Object.fromEntries(typed),
			given: options.filter((name) => all[name])
		};
	} catch (error) {
		const [problem] = /** @type {Error} */ (error).message.split(/(?<=\.) /);
		console.error(`${problem} Nothing was started.\n${usage}`);
		process.exit(2);
	}
}
