import { between, differ } from './differ.ts';
import type { WatchState } from './pages.ts';
import { wordsOf } from './mask.ts';

// Pure, so that tests can play through weeks of looks.

const minute = 60_000;
export const hour = 60 * minute;

/** Comparing with several earlier versions keeps a page that alternates between them from counting as changed. */
export const statesCompared = 5;
/** A change counts once a look this much later finds it again; caches may alternate, so each reversal quadruples this. */
export const standsFor = 30 * minute;
const longestStand = 24 * hour;
/** A page is gone once this many looks over this time failed to find it. */
export const goneAfter = { looks: 3, time: 24 * hour };
/** Notify editors when a page has been unreadable for this long, unless the failure is permanent. */
const patience = 24 * hour;
/** If less than this share of the previous text remains, treat the new text as a failure, not a change. */
const leastLeft = 0.2;

export type Sight =
	| { kind: 'read'; text: string }
	/** The server says the page is unchanged. */
	| { kind: 'same' }
	/** 404 or 410. */
	| { kind: 'missing' }
	| { kind: 'failed'; why: string; lasting?: boolean };

export interface Memory {
	state: WatchState;
	/** A changed text, when it first appeared (null while it is not there), and how often it reverted. */
	suspectText: string | null;
	suspectAt: Date | null;
	doubts: number;
	missingLooks: number;
	missingSince: Date | null;
	failures: number;
	failingSince: Date | null;
	failure: string | null;
	/** When editors were notified of the failure. */
	toldAt: Date | null;
}

export interface Verdict {
	memory: Memory;
	/** The index of the known text that was found, or -1. */
	known: number;
	/** A confirmed result: the first text, a change, or that the page is gone. */
	found?: 'first' | 'changed' | 'gone';
}

export const untroubled: Memory = {
	state: 'ok',
	suspectText: null,
	suspectAt: null,
	doubts: 0,
	missingLooks: 0,
	missingSince: null,
	failures: 0,
	failingSince: null,
	failure: null,
	toldAt: null
};

export interface Looked {
	memory: Memory;
	sight: Sight;
	/** Confirmed texts, latest seen first. */
	known: string[];
	now: Date;
}

export const verdictOn = ({ memory, sight, known, now }: Looked): Verdict =>
	after(memory, sight, known, now);

/** @param known confirmed texts, latest seen first */
export function after(memory: Memory, sight: Sight, known: string[], now: Date): Verdict {
	if (sight.kind === 'failed') return { memory: failed(memory, sight, now), known: -1 };
	if (sight.kind === 'missing') return missing(memory, now);
	if (sight.kind === 'same') return { memory: settled(memory), known: 0 };
	const { text } = sight;
	const fault = faultOf(text, known[0]);
	if (fault) return { memory: failed(memory, { why: fault }, now), known: -1 };
	if (!known.length) return { memory: untroubled, known: -1, found: 'first' };
	const isLike = (other: string) => {
		const [one, another] = between(text, other).map(wordsOf) as [string[], string[]];
		return !differ(one, another);
	};
	const at = known.slice(0, statesCompared).findIndex(isLike);
	if (at >= 0) return { memory: settled(memory), known: at };
	const { suspectText, doubts } = memory;
	if (suspectText === null || !isLike(suspectText))
		return { memory: suspected({ suspectText: text, suspectAt: now, doubts: 0 }), known: -1 };
	const suspectAt = memory.suspectAt ?? now;
	const stood = now.getTime() - suspectAt.getTime();
	if (stood >= Math.min(standsFor * 4 ** doubts, longestStand))
		return { memory: untroubled, known: -1, found: 'changed' };
	return { memory: suspected({ suspectText, suspectAt, doubts }), known: -1 };
}

const suspected = (suspect: Pick<Memory, 'suspectText' | 'suspectAt' | 'doubts'>): Memory => ({
	...untroubled,
	...suspect,
	state: 'suspect'
});

/** Unchanged. A text that appeared meanwhile counts as a reversal. */
function settled({ suspectText, suspectAt, doubts }: Memory): Memory {
	return { ...untroubled, suspectText, doubts: suspectAt ? doubts + 1 : doubts };
}

function faultOf(text: string, before = ''): string | undefined {
	if (!text.trim()) return 'Its text was empty.';
	if (text.length < before.length * leastLeft)
		return 'Less than a fifth of its text was left. If it is meant to be so, save the watch again.';
	return undefined;
}

function failed(
	memory: Memory,
	{ why, lasting }: { why: string; lasting?: boolean },
	now: Date
): Memory {
	const failingSince = memory.failingSince ?? now;
	const isOver = lasting || now.getTime() - failingSince.getTime() >= patience;
	return {
		...memory,
		// A page that is gone stays so while its server fails.
		state: memory.state === 'gone' ? 'gone' : 'failing',
		failures: memory.failures + 1,
		failingSince,
		failure: why,
		toldAt: memory.toldAt ?? (isOver ? now : null)
	};
}

export const isGoneAfter = (looks: number, since: Date, now: Date): boolean =>
	looks >= goneAfter.looks && now.getTime() - since.getTime() >= goneAfter.time;

function missing(memory: Memory, now: Date): Verdict {
	const looks = memory.missingLooks + 1;
	const since = memory.missingSince ?? now;
	const isGone = isGoneAfter(looks, since, now);
	return {
		memory: {
			...untroubled,
			state: isGone ? 'gone' : 'suspect',
			missingLooks: looks,
			missingSince: since
		},
		known: -1,
		...(isGone && memory.state !== 'gone' && { found: 'gone' as const })
	};
}
