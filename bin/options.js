import { parseArgs } from 'node:util';

// Nothing here needs an installed package: the start of a fresh copy reads it.

/**
 * Answers `--help`, and refuses an option or a word that a script does not take, before the script starts anything: it
 * ends then, with code 0 or 2.
 * @param {string} usage one or two sentences: how it is called, and what it does
 * @param {{ options?: string[], words?: number, passesOn?: boolean }} takes options that are given or not; how many words
 * beside them at most; whether all else is for a program that it runs
 */
export function readArguments(usage, { options = [], words = 0, passesOn = false } = {}) {
	const given = process.argv.slice(2);
	const end = given.indexOf('--');
	const own = end < 0 ? given : given.slice(0, end);
	if (own.includes('--help') || own.includes('-h')) {
		console.log(usage);
		process.exit(0);
	}
	if (passesOn) return;
	try {
		const { positionals } = parseArgs({
			args: own,
			options: Object.fromEntries(options.map((name) => [name, { type: 'boolean' }])),
			allowPositionals: true
		});
		if (positionals.length > words)
			throw new Error(`“${positionals[words]}” is one word too many.`);
	} catch (error) {
		const [problem] = /** @type {Error} */ (error).message.split(/(?<=\.) /);
		console.error(`${problem} Nothing was started.\n${usage}`);
		process.exit(2);
	}
}
