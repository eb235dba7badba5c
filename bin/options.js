import { parseArgs } from 'node:util';

// Nothing here needs an installed package: the start of a fresh copy reads it.

/**
 * Answers `--help`, and refuses an option or a word that a script does not take, before the script starts anything: it
 * ends then, with code 0 or 2.
 * @param {string} usage one or two sentences: how it is called, and what it does
 * @param {{ options?: string[], texts?: string[], numbers?: Record<string, number>, words?: number, passesOn?: boolean }} takes options that
 * are given or not; options that take a text; options that take a number, with the usual one; how many words beside them at
 * most; whether all else is for a program that it runs
 * @returns {{ numbers: Record<string, number>, texts: Record<string, string>, given: string[], words: string[] }} the
 * numbers, the texts that were given, the options that were, and the words
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
			...{ numbers, words, texts: Object.fromEntries(typed) },
			given: options.filter((name) => all[name])
		};
	} catch (error) {
		const [problem] = /** @type {Error} */ (error).message.split(/(?<=\.) /);
		console.error(`${problem} Nothing was started.\n${usage}`);
		process.exit(2);
	}
}
