import { formatDate } from './dates/format.ts';
import { type CopyWay, type LiveState, liveStates, proofStates } from './vocabulary.ts';

/** Whether the words of a quotation stand in a copy of its page that is kept here, and what readers see of it. */
export type Proof = NoCopy | Kept;

interface NoCopy {
	state: 'no_copy';
}

export interface Kept {
	state: 'found' | 'not_found';
	copy: {
		/** How it came here. */
		way: CopyWay;
		capturedAt: Date;
		/** SHA-256 of its bytes. */
		sha256: string;
		archiveUrl: string | null;
	};
	/** The words as the page has them, with a little of what stands around them; null where they were not found. */
	before: string | null;
	passage: string | null;
	after: string | null;
	/** Where they were not found, the words that come closest, if any do. */
	closest: string | null;
	/** What became of words that were found; null before anybody looked at the page again. */
	live: LiveState | null;
	/** What stands in their place now, where they were changed. */
	liveWords: string | null;
	/** How the page was when it was last looked at: `seenAt` is when it was last seen there, or found gone. */
	page: { state: 'there' | 'gone' | 'failing'; seenAt: Date | null } | null;
}

export const noCopy: NoCopy = { state: 'no_copy' };

const on = (moment: Date) => formatDate(moment.toISOString().slice(0, 10));

/** In a few words, beside a quotation. */
export const proofInShort = (proof: Proof): string =>
	proof.state === 'found' && proof.copy.way === 'pasted'
		? 'Found in text that staff pasted'
		: proofStates[proof.state];

/** In a sentence, for people. */
export function proofSentence(proof: Proof): string {
	if (proof.state === 'no_copy') return 'No copy of this page is kept yet.';
	const day = on(proof.copy.capturedAt);
	if (proof.state === 'found') {
		if (proof.copy.way !== 'pasted')
			return `Found in the copy of this page kept on ${day}${since(proof.live)}.`;
		// Words that people brought are not yet the page's own.
		const isElsewhere = isContradicted(proof);
		return `Found in text that staff pasted on ${day}${isElsewhere ? ', and not on the page itself' : since(proof.live)}.`;
	}
	const where = `Not in the copy of this page kept on ${day}`;
	return proof.closest
		? `${where}: the words there are “${proof.closest}”.`
		: `${where}, and no words there come close.`;
}

/** Whether the page itself, where it was fetched, does not have the words that somebody pasted as its own. */
const isContradicted = ({ copy, live, page }: Kept) =>
	copy.way === 'pasted' && (live === 'changed' || live === 'gone') && page?.state !== 'gone';

const since = (live: LiveState | null) =>
	live === 'changed'
		? ', and changed on the page since'
		: live === 'gone'
			? ', and gone from the page since'
			: '';

/** The words as the live page has them, by which a browser finds the place; null where they are not known to stand there. */
export const passageOnPage = (proof: Proof): string | null =>
	proof.state === 'found' && (proof.live === null || proof.live === 'verified')
		? proof.passage
		: null;

/** What became of words that were found, in a sentence; undefined before anybody looked at the page again. */
export function liveSentence({ live, liveWords, page }: Kept): string | undefined {
	if (!live || !page?.seenAt) return undefined;
	const day = on(page.seenAt);
	if (live === 'verified') return `The words still stood on the page on ${day}.`;
	if (live === 'changed')
		return `On ${day} the page had other words in their place: “${liveWords}”.`;
	return page.state === 'gone'
		? `On ${day} the page itself was gone.`
		: `On ${day} the words no longer stood on the page.`;
}

/** Why an editor should look at a quotation. */
export const doubts = {
	not_found: proofStates.not_found,
	contradicted: 'Pasted, and not on the page itself',
	changed: liveStates.changed,
	gone: liveStates.gone
} as const;
