import { readdirSync, readFileSync } from 'node:fs';
import { checkSync } from 'recheck';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

// Rules about the house as a whole, so that what its papers say stays true.

const filesIn = (folder: string) =>
	readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`);
// What runs while someone waits; tests and the tools of the gate do not.
const sources = ['server.js', ...filesIn('front'), ...filesIn('src')].filter(
	(file) => /\.(ts|js|svelte)$/.test(file) && !file.endsWith('.test.ts')
);

/** Every regular expression literal in a file, as source and flags. */
function regexesIn(file: string): [source: string, flags: string][] {
	const text = readFileSync(file, 'utf8');
	const script = file.endsWith('.svelte')
		? (/<script[^>]*>([^]*?)<\/script>/.exec(text)?.[1] ?? '')
		: text;
	const found: [string, string][] = [];
	const visit = (node: ts.Node) => {
		if (ts.isRegularExpressionLiteral(node)) {
			const end = node.text.lastIndexOf('/');
			found.push([node.text.slice(1, end), node.text.slice(end + 1)]);
		}
		ts.forEachChild(node, visit);
	};
	visit(ts.createSourceFile(file, script, ts.ScriptTarget.Latest));
	return found;
}

describe('the house', () => {
	it('promise 22: has no regular expression that a long text can stall', () => {
		const regexes = sources.flatMap((file) =>
			regexesIn(file).map((regex) => [file, ...regex] as const)
		);
		expect(regexes.length).toBeGreaterThan(5);
		const slow = regexes.filter(([, source, flags]) => checkSync(source, flags).status !== 'safe');
		expect(slow).toEqual([]);
	});

	it('promise 22: would notice one that can', () => {
		expect(checkSync('^(a+)+$', '').status).toBe('vulnerable');
	});

	it('is mapped in docs/architecture.md: every room stands there', () => {
		const map = readFileSync('docs/architecture.md', 'utf8');
		const rooms = ['src/lib', 'src/lib/server', 'src/routes'].flatMap((folder) =>
			readdirSync(folder, { withFileTypes: true })
				.filter((entry) => entry.isDirectory())
				.map(({ name }) => `${name}/`)
		);
		expect(rooms.filter((room) => !map.includes(room))).toEqual([]);
	});
});
