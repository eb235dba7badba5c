import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const node = promisify(execFile);

/** Scripts run by hand: they export nothing, or also do something when run. */
const scripts = ['bin', 'bench'].flatMap((folder) =>
	readdirSync(folder)
		.filter((name) => name.endsWith('.js'))
		.map((name) => `${folder}/${name}`)
		.filter((path) => {
			const text = readFileSync(path, 'utf8');
			return !/^export /m.test(text) || text.includes('await main(');
		})
);

/** Each module of this folder is a benchmark, except for two that they share. */
const benches = readdirSync('bench')
	.filter((name) => name.endsWith('.js') && !['index.js', 'shared.js'].includes(name))
	.map((name) => name.replace('.js', ''));

const run = (...args: string[]) =>
	node(process.execPath, args).then(
		({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
		({ code, stdout, stderr }) => ({ code, stdout, stderr }) as Record<string, unknown>
	);

describe('a script', () => {
	it.each(scripts)('reads its arguments before it does anything: %s', (path) => {
		const text = readFileSync(path, 'utf8');
		const work = text.search(/^\t?await (?!import)|^const \{?[^=]*\}? = await (?!import)/m);
		const read = text.search(/readArguments\(|parseArgs\(/);
		expect(read).toBeGreaterThan(-1);
		if (path !== 'bin/postgres.js') expect(read).toBeLessThan(work < 0 ? Infinity : work);
	});

	it.each(['bin/promises.js', 'bin/backup.js', 'bin/test.js', 'bin/start.js', 'bench/index.js'])(
		'tells with --help what it does, and starts nothing: %s',
		async (path) => {
			const { code, stdout, stderr } = await run(path, '--help');
			expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
			expect(stdout).toMatch(/^(npm|node) [^\n]+: [^\n]+\.\n$/);
		}
	);

	it('tells of each bench what it takes, and starts nothing', async () => {
		const { stdout: all } = await run('bench', '--help');
		const names = /^node bench ([^:]+): /.exec(String(all))?.[1]?.split('|') ?? [];
		expect(names).toEqual(benches);
		for (const name of names) {
			const { code, stdout, stderr } = await run('bench', name, '--help');
			expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
			expect(stdout).toMatch(new RegExp(`^node bench ${name}[^:\\n]*: [^\\n]+\\.\\n$`));
		}
	});

	it.each([
		['bin/promises.js', '--slwo', 'Unknown option'],
		['bin/promises.js', 'slow', '“slow” is one word too many.'],
		['bin/postgres.js', '--port', 'Unknown option'],
		['bin/start.js', '--port=4000', 'Unknown option'],
		['bench pages', '--rounds=many', '--rounds takes a number above 0, and “many” is none.'],
		['bench saving', '5', '“5” is one word too many.']
	])('refuses what it does not know in a sentence: %s %s', async (path, word, sentence) => {
		const { code, stdout, stderr } = await run(...path.split(' '), word);
		expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
		expect(stderr).toContain(sentence);
		expect(stderr).toContain('Nothing was started.');
	});
});
