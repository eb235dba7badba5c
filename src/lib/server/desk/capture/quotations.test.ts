import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { User } from '../../../domain/staff.ts';
import * as cast from '../../../../../tests/helpers/nouns/test-cast.ts';
import { closeReader } from '../../capture/index.ts';
import * as worker from '../../worker/index.ts';
import * as captures from './index.ts';
import {
	confirm,
	confirmed,
	scene,
	taken
} from '../../../../../tests/helpers/server/desk/capture/test-captures.ts';

let bilal: User;
let chanda: User;
let asked: { mock: { calls: unknown[][] } };

beforeEach(async () => {
	({ bilal, chanda } = await scene());
	asked = vi.spyOn(worker, 'inWorker');
});
afterEach(() => vi.restoreAllMocks());
afterAll(closeReader);

/** Counts how often the finder has read a page. */
const findings = () => asked.mock.calls.filter(([name]) => name === 'candidatesIn').length;

const opened = async (by: User, id: string, at?: number) =>
	(await captures.openCapture(by, id, at))!;
const states = async (by: User, id: string) =>
	(await opened(by, id)).candidates.map(({ state }) => state);

describe('the quotations of a captured page', () => {
	it('are found once, however often its cards are opened, dropped and taken back', async () => {
		const id = await taken(chanda);
		const { candidates } = await opened(chanda, id);
		for (const { at } of candidates) await opened(chanda, id, at);
		const [first, second] = candidates.map(({ at }) => at);
		await captures.setDropped(id, first!, true);
		expect(await captures.nextWaiting(id, first!)).toBe(second);
		expect((await opened(chanda, id)).chosen!.at).toBe(second);
		expect(await states(chanda, id)).toEqual(['dropped', 'waiting', 'waiting', 'waiting']);
		await captures.setDropped(id, first!, false);
		expect((await opened(chanda, id)).chosen!.at).toBe(first);
		expect(findings()).toBe(1);
	});

	it('are not found anew to be confirmed, and once where that brought somebody onto the record', async () => {
		const id = await taken(bilal);
		const [ofKnown] = (await opened(bilal, id)).candidates;
		await confirmed(bilal, id, ofKnown!.words);
		await opened(bilal, id);
		expect(findings()).toBe(1);
		await confirmed(bilal, id, 'When companies');
		expect(findings()).toBe(1);
		const { candidates } = await opened(bilal, id);
		expect(candidates.map(({ state }) => state)).toEqual(['taken', 'taken', 'waiting', 'waiting']);
		const { chosen } = await opened(bilal, id, candidates[3]!.at);
		expect(chosen!.organisation).toMatchObject({ id: expect.any(String) });
		expect(findings()).toBe(2);
	});

	it('are matched to what a stakeholder and a law are called since, and to the headline that was typed', async () => {
		const id = await taken(bilal);
		const names = async () => {
			const { candidates } = await opened(bilal, id);
			const { chosen } = await opened(bilal, id, candidates[1]!.at);
			return [chosen!.speaker?.id, chosen!.card.law];
		};
		const law = 'Safe Platforms (Duties and Penalties) Rules 2021';
		expect(await names()).toEqual([undefined, law]);
		await cast.stakeholder('rehan', { name: 'Rehan Qadir', kind: 'person' });
		expect(await names()).toEqual(['rehan', law]);
		await captures.keepTyped(id, { headline: 'Another headline' });
		await names();
		expect(findings()).toBe(3);
	});

	it('tell nobody of a draft that only others see', async () => {
		const id = await taken(chanda);
		await cast.stakeholder('rehan', { name: 'Rehan Qadir', kind: 'person', state: 'draft' });
		const speaker = async (by: User) => {
			const { candidates } = await opened(by, id);
			return (await opened(by, id, candidates[1]!.at)).chosen!.speaker!.id;
		};
		expect(await speaker(chanda)).toBeUndefined();
		expect(await speaker(bilal)).toBe('rehan');
		expect(await speaker(chanda)).toBeUndefined();
	});

	it('keep what was decided when they are found anew, and one that became a statement stays one', async () => {
		const id = await taken(bilal);
		const [dropped, kept] = (await opened(bilal, id)).candidates.map(({ at }) => at);
		await captures.setDropped(id, dropped!, true);
		const statement = await confirmed(bilal, id, 'When companies');
		await captures.setDropped(id, kept!, true);
		await cast.stakeholder('new', { name: 'Somebody New' });
		expect(await states(bilal, id)).toEqual(['dropped', 'taken', 'waiting', 'waiting']);
		expect((await opened(bilal, id, kept)).chosen).toMatchObject({ statementId: statement });
		expect(await confirm(bilal, id, 'When companies')).toEqual({ statement });
		expect(await captures.listOwn(bilal)).toMatchObject([{ id, saved: 1 }]);
	});
});
