import { formatDate } from './dates/format.ts';
import { type CopyWay, type LiveState, liveStates, proofStates } from './vocabulary.ts';

export type Proof = NoCopy | Kept;

interface NoCopy {
	state: 'no_copy';
}

export interface Kept {
	state: 'found' | 'not_found';
	copy: {
		way: CopyWay;
		capturedAt: Date;
		/** SHA-256 of the file. */
		sha256: string;
		archiveUrl: string | null;
	};
	/** The passage with a little text around it; null if not found. */
	before: string | null;
	passage: string | null;
	after: string | null;
	/** The closest words, if the quotation was not found. */
	closest: string | null;
	/** The result of later looks at the page; null before the first. */
	live: LiveState | null;
	/** The page's present words, if they changed. */
	liveWords: string | null;
	/** `seenAt` is when the page was last seen, or found gone. */
	page: { state: 'there' | 'gone' | 'failing'; seenAt: Date | null } | null;
}

export const noCopy: NoCopy = { state: 'no_copy' };

const on = (moment: Date) => formatDate(moment.toISOString().slice(0, 10));

export const proofInShort = (proof: Proof): string =>
	proof.state === 'found' && proof.copy.way === 'pasted'
		? 'Found in text that staff pasted'
		: proofStates[proof.state];

export function proofSentence(proof: Proof): string {
	if (proof.state === 'no_copy') return 'No copy of this page is kept yet.';
	const day = on(proof.copy.capturedAt);
	if (proof.state === 'found') {
		if (proof.copy.way !== 'pasted')
			return `Found in the copy of this page kept on ${day}${since(proof.live)}.`;
		// Pasted words are not yet proven to be the page's own.
		const isElsewhere = isContradicted(proof);
		return `Found in text that staff pasted on ${day}${isElsewhere ? ', and not on the page itself' : since(proof.live)}.`;
	}
	const where = `Not in the copy of this page kept on ${day}`;
	return proof.closest
		? `${where}: the words there are “${proof.closest}”.`
		: `${where}, and no words there come close.`;
}

/** Whether the live page lacks words that somebody pasted as its own. */
const isContradicted = ({ copy, live, page }: Kept) =>
	copy.way === 'pasted' && (live === 'changed' || live === 'gone') && page?.state !== 'gone';

const since = (live: LiveState | null) =>
	live === 'changed'
		? ', and changed on the page since'
		: live === 'gone'
			? ', and gone from the page since'
			: '';

/** Returns the words for a text fragment, or null if the live page may not contain them. */
export const passageOnPage = (proof: Proof): string | null =>
	proof.state === 'found' && (proof.live === null || proof.live === 'verified')
		? proof.passage
		: null;

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

export const doubts = {
	not_found: proofStates.not_found,
	contradicted: 'Pasted, and not on the page itself',
	changed: liveStates.changed,
	gone: liveStates.gone
} as const;
