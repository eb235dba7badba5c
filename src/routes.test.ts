import { describe, expect, it } from 'vitest';
import { type Row, routes } from '../tests/routes.ts';
import { policiesById, limitOf, policyOf } from './lib/server/front/policies.ts';
import type { Reads } from './lib/server/front/policy.ts';

const pages = import.meta.glob('./routes/**/+page.svelte');
const servers = import.meta.glob<Record<string, unknown>>('./routes/**/+{page.server,server}.ts', {
	eager: true
});
const reading = ['GET', 'HEAD', 'OPTIONS'];
const idOf = (file: string) => /^\.\/routes(.*)\/\+/.exec(file)?.[1] || '/';

function routesInCode(): Map<string, string[]> {
	const all = new Map(Object.keys(pages).map((file): [string, string[]] => [idOf(file), []]));
	for (const [file, module] of Object.entries(servers)) {
		const actions = Object.keys(module.actions ?? {});
		const methods = Object.keys(module).filter((key) => /^[A-Z]+$|^fallback$/.test(key));
		all.set(idOf(file), [
			...(all.get(idOf(file)) ?? []),
			...actions.map((name) => (name === 'default' ? '?' : `?/${name}`)),
			...methods.filter((method) => !reading.includes(method))
		]);
	}
	return all;
}

function differences(table: Record<string, Row>) {
	const there = Array.from(routesInCode(), ([id, writes]) => [
		id,
		...writes.map((way) => `${id} ${way}`)
	]);
	const named = Object.entries(table).map(([id, { write = {} }]) => [
		id,
		...Object.keys(write).map((way) => `${id} ${way}`)
	]);
	const [real, rows] = [new Set(there.flat()), new Set(named.flat())];
	return {
		missing: [...real].filter((one) => !rows.has(one)),
		gone: [...rows].filter((one) => !real.has(one))
	};
}

describe('promise 9: the table of who may read and write what', () => {
	it('has a row for every route and a line for every way to write, and no other', () => {
		expect(differences(routes)).toEqual({ missing: [], gone: [] });
	});

	it('would be refused with a route or an action left out, or one that is gone', () => {
		const { '/desk/outbox': _, ...rest } = routes;
		const people = { ...routes['/desk/people']!, write: { '?/invite': routes['/desk']!.read } };
		const { missing, gone } = differences({
			...rest,
			'/desk/people': people,
			'/desk/attic': routes['/desk']!
		});
		expect(missing).toContain('/desk/outbox');
		expect(missing).toContain('/desk/people ?/role');
		expect(gone).toEqual(['/desk/attic']);
	});
});

function wordsOf({ filters, pages, reportsUnknown, refusesEmpty, strict }: Reads): string {
	const read = [...Object.keys(filters), ...(pages ? ['page'] : [])].join(' ');
	const notes = { 'empty refused': refusesEmpty, 'others reported': reportsUnknown };
	const told = Object.entries(notes).flatMap(([note, isSo]) => (isSo ? [note] : []));
	return strict ? 'each judged alone' : [read || 'none', ...told].join(', ');
}

function readsOf(id: string): string {
	const reads = policiesById.get(id)?.reads;
	if (!(reads instanceof Map)) return reads ? wordsOf(reads) : 'as sent';
	return Array.from(reads, ([name, each]) => `${name}: ${wordsOf(each)}`).join('; ');
}

function doors(): string {
	const rows = [...routesInCode()].sort(([one], [other]) => (one < other ? -1 : 1));
	const lines = rows.map(([id, writes]) => {
		const { who, cache, beforeTwoStep } = policyOf(id);
		const ways = writes.map((way) => `\`${way}\``).join(' ');
		const body = `${limitOf(id).bytes / 1024} kB`;
		const name = beforeTwoStep ? `${who}, before two-step` : who;
		return `| \`${id}\` | ${name} | ${readsOf(id)} | ${ways} | ${body} | ${cache} |`;
	});
	return [
		'# All doors\n',
		'This page lists every route: who may use it, which parameters it reads, which actions and methods write, the longest body,',
		'and how answers are cached. The `policy.ts` files of `src/routes` state this. A test fails while the page differs from them,',
		'so that a review sees each change. To update it: `npx vitest run src/routes.test.ts -u`.\n',
		'| Route | Who | Reads | Writes | Body | Cache |',
		'| --- | --- | --- | --- | --- | --- |',
		...lines,
		''
	].join('\n');
}

it('all doors stand in docs/doors.md as they are', async () => {
	await expect(doors()).toMatchFileSnapshot('../docs/doors.md');
});
