import { withoutCommonLines, isDifferent } from './differ.ts';
import type { WatchState } from './pages.ts';
import { contentWords } from './mask.ts';

// Pure, so that tests can play through weeks of looks.

const minute = 60_000;
export const hour = 60 * minute;

/** Comparing with several earlier versions keeps a page that alternates between them from counting as changed. */
export const versionsCompared = 5;
/** A change counts once a look this much later finds it again; caches may alternate, so each reversal quadruples this. */
export const confirmAfter = 30 * minute;
const longestConfirmation = 24 * hour;
/** A page is gone once this many looks over this time failed to find it. */
export const goneAfter = { looks: 3, time: 24 * hour };
/** Notify editors when a page has been unreadable for this long, unless the failure is permanent. */
const notifyAfter = 24 * hour;
/** If less than this share of the previous text remains, treat the new text as a failure, not a change. */
const minimumShareKept = 0.2;

export type Observation =
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
	reversals: number;
	missingLooks: number;
	missingSince: Date | null;
	failures: number;
	failingSince: Date | null;
	failure: string | null;
	/** When editors were notified of the failure. */
	notifiedAt: Date | null;
}

export interface Verdict {
	memory: Memory;
	/** The index of the known text that was found, or -1. */
	known: number;
	/** A confirmed result: the first text, a change, or that the page is gone. */
	found?: 'first' | 'changed' | 'gone';
}

export const initialState: Memory = {
	state: 'ok',
	suspectText: null,
	suspectAt: null,
	reversals: 0,
	missingLooks: 0,
	missingSince: null,
	failures: 0,
	failingSince: null,
	failure: null,
	notifiedAt: null
};

export interface TransitionInput {
	memory: Memory;
	sight: Observation;
	/** Confirmed texts, latest seen first. */
	known: string[];
	now: Date;
}

export function transition({ memory, sight, known, now }: TransitionInput): Verdict {
	if (sight.kind === 'failed') return { memory: afterFailure(memory, sight, now), known: -1 };
	if (sight.kind === 'missing') return afterMissing(memory, now);
	if (sight.kind === 'same') return { memory: afterUnchanged(memory), known: 0 };
	const { text } = sight;
	const fault = faultOf(text, known[0]);
	if (fault) return { memory: afterFailure(memory, { why: fault }, now), known: -1 };
	if (!known.length) return { memory: initialState, known: -1, found: 'first' };
	const isLike = (other: string) => {
		const [one, another] = withoutCommonLines(text, other).map(contentWords) as [
			string[],
			string[]
		];
		return !isDifferent(one, another);
	};
	const at = known.slice(0, versionsCompared).findIndex(isLike);
	if (at >= 0) return { memory: afterUnchanged(memory), known: at };
	const { suspectText, reversals } = memory;
	if (suspectText === null || !isLike(suspectText))
		return { memory: suspectState({ suspectText: text, suspectAt: now, reversals: 0 }), known: -1 };
	const suspectAt = memory.suspectAt ?? now;
	const stood = now.getTime() - suspectAt.getTime();
	if (stood >= Math.min(confirmAfter * 4 ** reversals, longestConfirmation))
		return { memory: initialState, known: -1, found: 'changed' };
	return { memory: suspectState({ suspectText, suspectAt, reversals }), known: -1 };
}

const suspectState = (
	suspect: Pick<Memory, 'suspectText' | 'suspectAt' | 'reversals'>
): Memory => ({
	...initialState,
	...suspect,
	state: 'suspect'
});

/** A text that appeared meanwhile counts as a reversal. */
function afterUnchanged({ suspectText, suspectAt, reversals }: Memory): Memory {
	return { ...initialState, suspectText, reversals: suspectAt ? reversals + 1 : reversals };
}

function faultOf(text: string, before = ''): string | undefined {
	if (!text.trim()) return 'Its text was empty.';
	if (text.length < before.length * minimumShareKept)
		return 'Less than a fifth of its text was left. If it is meant to be so, save the watch again.';
	return undefined;
}

function afterFailure(
	memory: Memory,
	{ why, lasting }: { why: string; lasting?: boolean },
	now: Date
): Memory {
	const failingSince = memory.failingSince ?? now;
	const isOver = lasting || now.getTime() - failingSince.getTime() >= notifyAfter;
	return {
		...memory,
		// A page that is gone stays so while its server fails.
		state: memory.state === 'gone' ? 'gone' : 'failing',
		failures: memory.failures + 1,
		failingSince,
		failure: why,
		notifiedAt: memory.notifiedAt ?? (isOver ? now : null)
	};
}

export const isGoneAfter = (looks: number, since: Date, now: Date): boolean =>
	looks >= goneAfter.looks && now.getTime() - since.getTime() >= goneAfter.time;

function afterMissing(memory: Memory, now: Date): Verdict {
	const looks = memory.missingLooks + 1;
	const since = memory.missingSince ?? now;
	const isGone = isGoneAfter(looks, since, now);
	return {
		memory: {
			...initialState,
			state: isGone ? 'gone' : 'suspect',
			missingLooks: looks,
			missingSince: since
		},
		known: -1,
		...(isGone && memory.state !== 'gone' && { found: 'gone' as const })
	};
}
