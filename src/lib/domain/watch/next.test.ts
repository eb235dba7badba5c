import { beforeEach, describe, expect, it } from 'vitest';
import { after, type Memory, type Sight, untroubled, type Verdict } from './next.ts';
import { nextLook } from './wait.ts';

const old = 'The Ministry invites comments on the draft Harm Rules until further notice.';
const now = `${old} A public hearing was added to the calendar of the committee.`;
const read = (text: string): Sight => ({ kind: 'read', text });
const missing: Sight = { kind: 'missing' };
const down: Sight = { kind: 'failed', why: 'It answered 503.' };

let memory: Memory;
let known: string[];
let at: Date;
let verdicts: Verdict[];
beforeEach(() => {
	[memory, known, at, verdicts] = [untroubled, [old], new Date('2026-11-01T00:00:00Z'), []];
});

/** Looks at a page each time that is due, until so many hours are over. */
function watch(hours: number, sees: (hour: number, look: number) => Sight, every = 1) {
	const start = at.getTime();
	for (let look = 0; at.getTime() - start <= hours * 3_600_000; look++) {
		const sight = sees((at.getTime() - start) / 3_600_000, look);
		const verdict = after(memory, sight, known, at);
		memory = verdict.memory;
		verdicts.push(verdict);
		if (sight.kind === 'read' && verdict.found) known = [sight.text, ...known].slice(0, 5);
		else if (verdict.known > 0) known.unshift(...known.splice(verdict.known, 1));
		at = nextLook(memory, every, at);
	}
	return found();
}
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
		const first = after(untroubled, read(now), known, at);
		const soon = new Date(at.getTime() + 60_000);
		const second = after(first.memory, read(now), known, soon);
		expect(second).toMatchObject({ memory: { state: 'suspect', suspectAt: at } });
		expect(second.found).toBeUndefined();
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
		known = known.slice(0, 5);
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
	it('is gone once it was missing at three looks over a day, which is told once', () => {
		expect(watch(23, () => missing)).toEqual([]);
		expect(memory.state).toBe('suspect');
		expect(watch(200, () => missing, 24)).toEqual(['gone']);
		expect(memory.state).toBe('gone');
	});

	it('is not gone where it was missing for an hour', () => {
		expect(watch(48, (hour) => (hour > 3 && hour < 5 ? missing : read(old)))).toEqual([]);
		expect(memory).toEqual(untroubled);
	});

	it('that comes back as it was is no news', () => {
		watch(48, () => missing);
		expect(watch(48, () => read(old))).toEqual(['gone']);
		expect(memory).toEqual(untroubled);
	});

	it('fails for a week without an event, and the desk is told once, after a day', () => {
		watch(23, () => down);
		expect(memory).toMatchObject({ state: 'failing', toldAt: null });
		expect(watch(7 * 24, () => down)).toEqual([]);
		expect(new Set(verdicts.flatMap(({ memory }) => memory.toldAt?.getTime() ?? [])).size).toBe(1);
		expect(verdicts.length).toBeLessThan(30);
	});

	it('counts its failures anew after a look that saw nothing new', () => {
		watch(10, () => down);
		watch(0, () => ({ kind: 'same' }));
		expect(memory).toEqual(untroubled);
	});

	it('fails where its text is empty, or less than a fifth of it is left', () => {
		for (const text of ['', ' \n ', 'Not now.'])
			expect(after(untroubled, read(text), known, at).memory.state).toBe('failing');
	});

	it('that lacks its region is told of at once', () => {
		const sight: Sight = { kind: 'failed', why: 'Nothing matches.', lasting: true };
		expect(after(untroubled, sight, known, at).memory).toMatchObject({ toldAt: at });
	});
});

describe('the next look', () => {
	const hoursAfter = (memory: Partial<Memory>, chance: number, every = 6) =>
		(nextLook({ ...untroubled, ...memory }, every, at, chance).getTime() - at.getTime()) /
		3_600_000;

	it('comes when its editor wants it, a little later by chance', () => {
		expect(hoursAfter({}, 0)).toBe(6);
		expect(hoursAfter({}, 1)).toBeCloseTo(6.6);
	});

	it('comes after waits that grow from an hour to a day where the page fails', () => {
		const waits = [1, 2, 3, 4, 5, 6, 20].map((failures) => hoursAfter({ failures }, 0));
		expect(waits).toEqual([1, 2, 4, 8, 16, 24, 24]);
	});
});
