import { afterEach, expect, it } from 'vitest';
import type { Database } from './index.ts';
import { chosenReplica, expectVersion, followReplicas, fromReplica } from './replicas.ts';

const lahore = { name: 'the copy in Lahore' } as unknown as Database;
const delhi = { name: 'the copy in Delhi' } as unknown as Database;

/** The version of each replica; undefined while it is unreachable. */
let has: Map<Database, number | undefined>;

function copies(...given: [Database, number][]) {
	has = new Map(given);
	followReplicas([...has.keys()], async (copy) => {
		const version = has.get(copy);
		if (version === undefined) throw new Error('away');
		return version;
	});
}

const read = () => fromReplica(() => chosenReplica.getStore());

afterEach(() => followReplicas([], () => Promise.reject(new Error('none'))));

it('a copy is read once it was seen to have what is published', async () => {
	copies([lahore, 7]);
	expect(read()).toBeUndefined();
	expectVersion(7);
	await expect.poll(() => read()).toBe(lahore);
});

it('a copy that is behind is not read until it has what was published', async () => {
	copies([lahore, 7]);
	expectVersion(7);
	await expect.poll(() => read()).toBe(lahore);
	expectVersion(8);
	expect(read()).toBeUndefined();
	has.set(lahore, 8);
	await expect.poll(() => read()).toBe(lahore);
});

it('a copy that is away is not read, and the other is', async () => {
	copies([lahore, 7], [delhi, 7]);
	expectVersion(7);
	await expect.poll(() => new Set([read(), read()])).toEqual(new Set([lahore, delhi]));
	has.set(delhi, undefined);
	expectVersion(7);
	await expect.poll(() => [read(), read()]).toEqual([lahore, lahore]);
});

it('all that a request reads comes from one copy, and nothing outside of it from any', async () => {
	copies([lahore, 7], [delhi, 7]);
	expectVersion(7);
	await expect.poll(() => read()).toBeDefined();
	const [first, second] = await fromReplica(async () => {
		const before = chosenReplica.getStore();
		await Promise.resolve();
		return [before, chosenReplica.getStore()];
	});
	expect(second).toBe(first);
	expect(chosenReplica.getStore()).toBeUndefined();
});
