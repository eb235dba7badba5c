import fc from 'fast-check';
import { beforeEach, expect, it } from 'vitest';
import { db } from '../db/index.ts';
import { readVersion } from '../db/version.ts';
import { Conflict, Refused } from '../write/index.ts';
import { isStale } from './index.ts';
import { act, acts, scene } from '../../../../tests/helpers/server/derived/test-acts.ts';
import {
	recomputedRows,
	storedRows
} from '../../../../tests/helpers/server/derived/test-derived.ts';

const rounds = 20;

beforeEach(scene);

it(
	'whatever is done to the record, what is derived from it is what it would be if it were made anew',
	() =>
		fc.assert(
			fc.asyncProperty(fc.array(acts, { minLength: 4, maxLength: 12 }), async (all) => {
				// Each round starts from the result of the last one.
				for (const each of all) {
					const [before, version] = [await storedRows(), await readVersion()];
					try {
						await act(each);
					} catch (error) {
						if (!(error instanceof Refused || error instanceof Conflict)) throw error;
						expect(await storedRows()).toEqual(before);
					}
					const after = await storedRows();
					expect(after).toEqual(await recomputedRows());
					if (JSON.stringify(after) !== JSON.stringify(before))
						expect(await readVersion()).toBeGreaterThan(version);
					expect(await isStale(db)).toBe(false);
				}
			}),
			{ numRuns: rounds, endOnFailure: true }
		),
	300_000
);
