import { between, differ } from './differ.ts';
import type { WatchState } from './pages.ts';
import { wordsOf } from './mask.ts';

// What follows from a look at a watched page: pure, so that whole weeks of looks can be played through in a test.

const minute = 60_000;
export const hour = 60 * minute;

/** With so many states of a page a text is compared: one that goes to and fro between them has not changed. */
export const statesCompared = 5;
/**
 * A change stands a second look, so much later at least; it is taken twice as late. One that went back before has to stand
 * four times as long, each time: caches of a site may show the old page and the new one by turns.
 */
export const standsFor = 30 * minute;
const longestStand = 24 * hour;
/** Gone is what was not there at so many looks over so long a time. */
export const goneAfter = { looks: 3, time: 24 * hour };
/** An editor is told of a page that cannot be read after so long, where waiting may help. */
const patience = 24 * hour;
/** A text is no change but a fault, where this little of the one before is left. */
const leastLeft = 0.2;

/** What a look saw. */
export type Sight =
	| { kind: 'read'; text: string }
	/** Its server says that it is as it was. */
	| { kind: 'same' }
	/** 404 or 410. */
	| { kind: 'missing' }
	/** Why, as a sentence; `lasting` where no waiting helps. */
	| { kind: 'failed'; why: string; lasting?: boolean };

/** What is remembered of a watched page from look to look. */
export interface Memory {
	state: WatchState;
	/** A text that differs from all those known; since when it stands, null while it does not; how often it went back. */
	suspectText: string | null;
	suspectAt: Date | null;
	doubts: number;
	missingLooks: number;
	missingSince: Date | null;
	failures: number;
	failingSince: Date | null;
	failure: string | null;
	/** When the desk was told of it, or is told from. */
	toldAt: Date | null;
}

export interface Verdict {
	memory: Memory;
	/** Which of the known texts it is; -1 where it is none of them. */
	known: number;
	/** What is new for sure: the first text of all, one that stood a second look, or that the page is gone. */
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
	/** The texts of the last states that stood, the one seen last first. */
	known: string[];
	now: Date;
}

/** Decides what follows from a look. Long texts take long to compare. */
export const verdictOn = ({ memory, sight, known, now }: Looked): Verdict =>
	after(memory, sight, known, now);

/** @param known the texts of the last states that stood, the one seen last first */
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

/** As it was. A text that stood there meanwhile is remembered, as one that goes to and fro. */
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

/** Whether a page is gone that its server said so often, and since then, not to have. */
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
