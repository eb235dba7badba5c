import { readdirSync, readFileSync } from 'node:fs';
import { type Diagnostics, checkSync } from 'recheck';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const filesIn = (folder: string) =>
	readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`);
// Tests and build tools are left out: no attacker reaches them.
const sources = ['server.js', ...filesIn('front'), ...filesIn('src')].filter(
	(file) => /\.(ts|js|svelte)$/.test(file) && !file.endsWith('.test.ts')
);

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

/** Milliseconds per expression; a busy machine needs the longer limits. */
const timeouts = [10_000, 60_000, 600_000];

type Check = (source: string, flags: string, limits: { timeout: number }) => Diagnostics;

/** Retries with a longer limit if the check timed out, or if its trials took long, as all does on a busy machine. */
function judged(source: string, flags: string, check: Check = checkSync): Diagnostics {
	const ask = (timeout: number) => check(source, flags, { timeout });
	const isUnsure = (answer: Diagnostics) =>
		answer.status === 'unknown'
			? answer.error.kind === 'timeout'
			: answer.status === 'vulnerable' && answer.checker === 'fuzz';
	return timeouts
		.slice(1)
		.reduce((answer, timeout) => (isUnsure(answer) ? ask(timeout) : answer), ask(timeouts[0]!));
}

describe('promise 22: a regular expression', () => {
	it('is not stalled by a long text, wherever it stands', { timeout: 1_800_000 }, () => {
		const regexes = sources.flatMap((file) =>
			regexesIn(file).map((regex) => [file, ...regex] as const)
		);
		expect(regexes.length).toBeGreaterThan(5);
		const slow = regexes.flatMap(([file, source, flags]) => {
			const { status } = judged(source, flags);
			return status === 'safe' ? [] : [[status, file, source, flags]];
		});
		expect(slow).toEqual([]);
	});

	it('would be noticed where it can be stalled', () => {
		expect(judged('^(a+)+$', '').status).toBe('vulnerable');
	});

	it('is asked about again for longer where time ran out, and is at fault if that does not help', () => {
		const asked: number[] = [];
		const slowUntil =
			(enough: number): Check =>
			(source, flags, { timeout }) => {
				asked.push(timeout);
				return checkSync(source, flags, { timeout: timeout < enough ? 0 : null });
			};
		expect(judged('^a+$', '', slowUntil(60_000)).status).toBe('safe');
		expect(asked.splice(0)).toEqual([10_000, 60_000]);
		expect(judged('^a+$', '', slowUntil(Infinity)).status).toBe('unknown');
		expect(asked.splice(0)).toEqual(timeouts);
		expect(judged('^(a+)+$', '', slowUntil(0)).status).toBe('vulnerable');
		expect(asked).toEqual([10_000]);
	});
});
