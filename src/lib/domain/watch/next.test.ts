import { beforeEach, describe, expect, it } from 'vitest';
import {
	hour,
	isGoneAfter,
	type Memory,
	type Observation,
	initialState,
	type Verdict,
	transition
} from './next.ts';
import { nextLook } from './wait.ts';

const old = 'The Ministry invites comments on the draft Harm Rules until further notice.';
const now = `${old} A public hearing was added to the calendar of the committee.`;
const read = (text: string): Observation => ({ kind: 'read', text });
const missing: Observation = { kind: 'missing' };
const down: Observation = { kind: 'failed', why: 'It answered 503.' };

let memory: Memory;
let known: string[];
let at: Date;
let verdicts: Verdict[];
beforeEach(() => {
	[memory, known, at, verdicts] = [initialState, [old], new Date('2026-11-01T00:00:00Z'), []];
});

/** Looks at a page whenever a look is due, until this many hours are over. */
function watch(hours: number, sees: (hour: number, look: number) => Observation, every = 1) {
	const start = at.getTime();
	for (let look = 0; at.getTime() - start <= hours * 3_600_000; look++) {
		const sight = sees((at.getTime() - start) / 3_600_000, look);
		const verdict = transition({ memory, sight, known, now: at });
		memory = verdict.memory;
		verdicts.push(verdict);
		if (sight.kind === 'read' && verdict.found) known = [sight.text, ...known].slice(0, 5);
		else if (verdict.known > 0) known.unshift(...known.splice(verdict.known, 1));
		at = nextLook(memory, every, at);
	}
	return found();
}
const after = (memory: Memory, sight: Observation, known: string[], now: Date) =>
	transition({ memory, sight, known, now });
const later = (hours: number) => new Date(at.getTime() + hours * hour);
const found = () => verdicts.flatMap(({ found }) => found ?? []);

describe('a change', () => {
	it('is one when it stands a second look half an hour later, and is told once', () => {
		expect(watch(2, () => read(now))).toEqual(['changed']);
		expect(watch(100, () => read(now))).toEqual(['changed']);
	});

	it('is found within two looks, however seldom the page is looked at', () => {
		watch(0, () => read(now), 24);
		expect(memory.state).toBe('suspect');
		at = nextLook(memory, 24, new Date('2026-11-01T00:00:00Z'));
		expect(watch(0, () => read(now), 24)).toEqual(['changed']);
	});

	it('is none a minute later', () => {
		const first = after(initialState, read(now), known, at);
		const soon = new Date(at.getTime() + 60_000);
		const second = after(first.memory, read(now), known, soon);
		expect(second).toMatchObject({ memory: { state: 'suspect', suspectAt: at } });
		expect(second.found).toBeUndefined();
	});

	it('is one from half an hour on, to the minute', () => {
		const { memory: first } = after(initialState, read(now), known, at);
		expect(after(first, read(now), known, later(0.49)).found).toBeUndefined();
		expect(after(first, read(now), known, later(0.5)).found).toBe('changed');
	});

	it('counts from the look that saw this text and not another one', () => {
		const { memory: first } = after(initialState, read(`${now} Read all of it here.`), known, at);
		const second = after(first, read(now), known, later(1));
		expect(second).toMatchObject({
			memory: { suspectText: now, suspectAt: later(1), reversals: 0 }
		});
		expect(second.found).toBeUndefined();
	});

	it('has to stand four times as long each time that it went back, and never longer than a day', () => {
		for (const [times, hours] of [
			[0, 0.5],
			[1, 2],
			[2, 8],
			[3, 24],
			[4, 24]
		] as const) {
			memory = initialState;
			for (let time = 0; time < times; time++) {
				memory = after(memory, read(now), known, at).memory;
				// The text reverts only once, however often the old page is seen meanwhile.
				for (let look = 0; look < 3; look++) memory = after(memory, read(old), known, at).memory;
			}
			expect(memory).toMatchObject({ state: 'ok', reversals: times });
			memory = after(memory, read(now), known, at).memory;
			const foundAfter = (hours: number) => after(memory, read(now), known, later(hours)).found;
			expect([times, foundAfter(hours - 0.1)]).toEqual([times, undefined]);
			expect([times, foundAfter(hours)]).toEqual([times, 'changed']);
		}
	});

	it('starts anew with reversals where it is found, or another text stands there', () => {
		memory = after(initialState, read(now), known, at).memory;
		memory = after(memory, read(old), known, at).memory;
		expect(memory.reversals).toBe(1);
		const other = after(memory, read(`${old} Nothing of the kind stands here.`), known, at);
		expect(other.memory.reversals).toBe(0);
		memory = after(memory, read(now), known, at).memory;
		expect(after(memory, read(now), known, later(2))).toMatchObject({
			memory: initialState,
			known: -1,
			found: 'changed'
		});
	});

	it('is none where the page flaps, at each look or each hour', () => {
		expect(watch(48, (_, look) => read(look % 2 ? now : old))).toEqual([]);
		expect(watch(480, (hour) => read(Math.floor(hour) % 2 ? now : old))).toEqual([]);
	});

	it('is found though caches of its site show both pages by turns at first', () => {
		const sees = (hour: number, look: number) => read(hour < 6 && look % 2 === 0 ? old : now);
		expect(watch(72, sees)).toEqual(['changed']);
	});

	it('is none where the page goes back to one of the last five that it was', () => {
		known = ['a', 'b', 'c', 'd', 'e', 'f'].map((word) => `${old} ${`${word} `.repeat(5)}`);
		const [, , , , fifth, sixth] = known;
		expect(watch(2, () => read(fifth!))).toEqual([]);
		expect(watch(2, () => read(sixth!))).toEqual(['changed']);
	});

	it('is none where a clock runs on it', () => {
		expect(watch(48, () => read(`${old}\n${at.toUTCString()}\n${at.getTime()}`))).toEqual([]);
	});

	it('is none where every look sees something else', () => {
		expect(watch(48, (_, look) => read(`${old} ${`offer${look} `.repeat(5)}`))).toEqual([]);
		expect(memory.state).toBe('suspect');
	});

	it('is still found where its server fails between the two looks', () => {
		expect(watch(10, (_, look) => (look === 1 ? down : read(now)))).toEqual(['changed']);
	});
});

describe('a page', () => {
	it('is read for the first time without a doubt', () => {
		const first = after(initialState, read(old), [], at);
		expect(first).toEqual({ memory: initialState, known: -1, found: 'first' });
		const empty = after(initialState, read(' \n '), [], at);
		expect(empty.memory).toMatchObject({ state: 'failing', failure: 'Its text was empty.' });
		expect(empty.found).toBeUndefined();
	});

	it('is known as the one of its last texts that it shows again', () => {
		known = [old, 'Nothing of the kind stands here any more.'];
		expect(after(initialState, read(known[1]!), known, at).known).toBe(1);
		expect(after(initialState, { kind: 'same' }, known, at).known).toBe(0);
		for (const sight of [read(now), read(''), missing, down]) {
			const first = after(initialState, sight, known, at);
			expect([first.known, after(first.memory, sight, known, later(0.1)).known]).toEqual([-1, -1]);
		}
	});

	it('is gone from the third look on and from a day on, and only by both', () => {
		expect(isGoneAfter(3, at, later(24))).toBe(true);
		expect(isGoneAfter(2, at, later(24))).toBe(false);
		expect(isGoneAfter(3, at, later(23.9))).toBe(false);
	});

	it('that is gone stays so while its server fails, and is not told again afterwards', () => {
		watch(48, () => missing);
		expect(memory).toMatchObject({ state: 'gone', missingLooks: verdicts.length });
		watch(10, () => down);
		expect(memory).toMatchObject({ state: 'gone', failure: 'It answered 503.' });
		expect(watch(48, () => missing)).toEqual(['gone']);
		expect(memory).toMatchObject({ state: 'gone', failures: 0, failure: null });
	});

	it('is gone once it was missing at three looks over a day, which is told once', () => {
		expect(watch(23, () => missing)).toEqual([]);
		expect(memory.state).toBe('suspect');
		expect(watch(200, () => missing, 24)).toEqual(['gone']);
		expect(memory.state).toBe('gone');
	});

	it('is not gone where it was missing for an hour', () => {
		expect(watch(48, (hour) => (hour > 3 && hour < 5 ? missing : read(old)))).toEqual([]);
		expect(memory).toEqual(initialState);
	});

	it('that comes back as it was is no news', () => {
		watch(48, () => missing);
		expect(watch(48, () => read(old))).toEqual(['gone']);
		expect(memory).toEqual(initialState);
	});

	it('fails for a week without an event, and the desk is told once, after a day', () => {
		watch(23, () => down);
		expect(memory).toMatchObject({ state: 'failing', notifiedAt: null });
		expect(watch(7 * 24, () => down)).toEqual([]);
		expect(new Set(verdicts.flatMap(({ memory }) => memory.notifiedAt?.getTime() ?? [])).size).toBe(
			1
		);
		expect(verdicts.length).toBeLessThan(30);
	});

	it('counts its failures anew after a look that saw nothing new', () => {
		watch(10, () => down);
		watch(0, () => ({ kind: 'same' }));
		expect(memory).toEqual(initialState);
	});

	it('fails where its text is empty, or less than a fifth of it is left', () => {
		for (const text of ['', ' \n ', 'Not now.'])
			expect(after(initialState, read(text), known, at).memory.state).toBe('failing');
		const text = 'word '.repeat(20);
		expect(after(initialState, read(text), ['word '.repeat(100)], at).memory.state).not.toBe(
			'failing'
		);
		expect(after(initialState, read(text), ['word '.repeat(101)], at).memory).toMatchObject({
			state: 'failing',
			failure: expect.stringMatching(/^Less than a fifth/) as string
		});
	});

	it('that cannot be read for a day is told of from that day on, to the minute', () => {
		const { memory: first } = after(initialState, down, known, at);
		expect(first).toMatchObject({ failures: 1, failingSince: at, notifiedAt: null });
		const soon = after(first, down, known, later(23.9)).memory;
		expect(soon).toMatchObject({ failures: 2, failingSince: at, notifiedAt: null });
		expect(after(first, down, known, later(24)).memory.notifiedAt).toEqual(later(24));
	});

	it('that lacks its region is told of at once', () => {
		const sight: Observation = { kind: 'failed', why: 'Nothing matches.', lasting: true };
		expect(after(initialState, sight, known, at).memory).toMatchObject({ notifiedAt: at });
	});
});

describe('the next look', () => {
	const hoursAfter = (memory: Partial<Memory>, chance: number, every = 6) =>
		(nextLook({ ...initialState, ...memory }, every, at, chance).getTime() - at.getTime()) /
		3_600_000;

	it('comes when its editor wants it, a little later by chance', () => {
		expect(hoursAfter({}, 0)).toBe(6);
		expect(hoursAfter({}, 0, 24)).toBe(24);
		expect(hoursAfter({}, 1)).toBeCloseTo(6.6);
	});

	it('comes an hour after a text that has to stand, by no chance, unless the page fails then', () => {
		const suspect = { state: 'suspect', suspectAt: at } as const;
		expect(hoursAfter(suspect, 1, 24)).toBe(1);
		expect(hoursAfter({ ...suspect, state: 'failing', failures: 3 }, 0)).toBe(4);
	});

	it('comes twice a day at least where the page was missing, and once a day where it is gone', () => {
		expect(hoursAfter({ state: 'suspect' }, 0, 24)).toBe(12);
		expect(hoursAfter({ state: 'suspect' }, 0, 6)).toBe(6);
		expect(hoursAfter({ state: 'gone' }, 0, 6)).toBe(24);
	});

	it('comes after waits that grow from an hour to a day where the page fails', () => {
		const waits = [1, 2, 3, 4, 5, 6, 20].map((failures) => hoursAfter({ failures }, 0));
		expect(waits).toEqual([1, 2, 4, 8, 16, 24, 24]);
	});
});
