import fc from 'fast-check';
import { beforeEach, expect, it } from 'vitest';
import { type Name, names } from '../../../domain/nouns.ts';
import { act, acts, scene } from '../../../../../tests/helpers/server/derived/test-acts.ts';
import { Conflict, Refused } from '../../write/index.ts';
import { origin } from '../../settings.ts';
import { walk } from '../exports/index.ts';
import { update } from '../../../../../docs/copy/keep-copy.js';
import { ask } from '../../../../../tests/helpers/server/outlets/api/test-programs.ts';

const changes = 500;
/**
 * So few changes happen between two runs of the script, and now and then while it pages, that it meets each of them.
 */
const betweenRuns = 2;

beforeEach(scene);

/** Asks the app without a server, with pages of seven rows. */
const asking = (address: string) =>
	ask(address.slice(`${origin()}/api/v1`.length).replace('limit=200', 'limit=7'));

/** The public record as the API lists it. */
async function whole() {
	const record: Partial<Record<Name, Record<string, object>>> = {};
	for (const name of names) {
		const items: Record<string, object> = (record[name] = {});
		for await (const rows of walk(name)) for (const row of rows) items[row.id] = row;
	}
	return JSON.parse(JSON.stringify(record));
}

const itemsIn = (copy: object) =>
	Object.fromEntries(Object.entries(copy).map(([name, { items }]) => [name, items]));

async function tryTo(each: Parameters<typeof act>[0]) {
	try {
		await act(each);
	} catch (error) {
		if (!(error instanceof Refused || error instanceof Conflict)) throw error;
	}
}

it(
	'after 500 changes at random, some while it pages, a copy that the script of the docs keeps is the record',
	() =>
		fc.assert(
			fc.asyncProperty(fc.array(acts, { minLength: changes, maxLength: changes }), async (all) => {
				const left = [...all];
				const copy = {};
				while (left.length) {
					for (const each of left.splice(0, betweenRuns)) await tryTo(each);
					let asked = 0;
					await update(copy, origin(), async (address) => {
						const next = ++asked % 20 === 0 && left.shift();
						if (next) await tryTo(next);
						return asking(address);
					});
					await update(copy, origin(), asking);
					expect(itemsIn(copy)).toEqual(await whole());
				}
			}),
			{ numRuns: 1, endOnFailure: true }
		),
	600_000
);
