import { keptMonths } from './backups.ts';

/** Why something is erased. Keys are stored. */
export const erasureGrounds = { law: 'The law requires it', safety: 'Somebody’s safety' } as const;

export const erasureKinds = {
	person: 'A person',
	item: 'A whole item',
	passage: 'A passage'
} as const;

export type ErasureGround = keyof typeof erasureGrounds;
export type ErasureKind = keyof typeof erasureKinds;

/** Stands wherever words were erased and a word has to stand. */
export const withheldWord = 'Withheld';

/** Names of topics differ from each other, by a mark of eight letters. */
export const withheldName = (mark: string): string => `${withheldWord} (${mark})`;

export const isWithheld = (text: string | null | undefined): boolean =>
	/^Withheld(?: \([\w-]{8}\))?$/.test(text ?? '');

/** Returns null for a placeholder, which replaced an address with erased words: it leads nowhere, or to the site alone. */
export const unlessWithheld = (url: string | null): string | null =>
	url && /^https?:\/\/(?:withheld\.invalid\/|[^/]+\/#withheld-[\w-]{10}$)/.test(url) ? null : url;

/** A source without those of its addresses that held erased words. */
export const withoutErasedAddresses = <
	Source extends { url: string | null; archiveUrl: string | null }
>(
	source: Source
): Source => ({
	...source,
	url: unlessWithheld(source.url),
	archiveUrl: unlessWithheld(source.archiveUrl)
});

export const keptBackByErasure = 'It holds words that were erased.';

const because: Record<ErasureGround, string> = {
	law: ', because the law requires it',
	safety: ' for somebody’s safety'
};

/** The reason that readers see at the address of an erased item, and in the history of an item that lost words. */
export const erasedReason = (ground: ErasureGround, what: 'It was' | 'Words of it were'): string =>
	`${what} erased${because[ground]}.`;

export const isErasedReason = (text: string): boolean =>
	Object.values(because).some((reason) => text.endsWith(` erased${reason}.`));

/** The sentence of an error page at whose address something was erased; undefined at any other. */
export function erasureSentence(
	error: { message: string; isErased?: true } | null
): string | undefined {
	if (error?.isErased) return 'The law or somebody’s safety required it.';
	return error && isErasedReason(error.message) ? error.message : undefined;
}

/** The sentence for an address that was erased itself, because it held a name. */
export const erasedAddress = 'What stood at this address was erased.';

/** The places other than items, by table, in the words of the plan. */
const placeWords: Record<string, string> = {
	activity: 'entries of the activity log',
	anchor: 'places of quotations in copies',
	captured_quotation: 'quotations found on captured pages',
	capture: 'captured pages',
	change: 'changes that wait to be told',
	copy: 'stored copies of pages',
	correction: 'reported mistakes and corrections',
	csv_import: 'imported files',
	csv_row: 'rows of imported files',
	follow: 'follows',
	former_slug: 'former addresses',
	idempotency: 'answers kept for forms that are sent twice',
	merge: 'merges',
	outbox: 'letters and messages that were not sent yet',
	principle_answer: 'answers about who runs this copy',
	proposal: 'proposals and unsent forms',
	revision: 'versions in the history',
	search_entry: 'entries of the search',
	site_choice: 'the page about this copy',
	takedown: 'entries of the register of takedowns',
	typed_name: 'names typed in forms',
	watch: 'watched pages',
	webhook: 'webhooks'
};

export const placeInWords = (table: string): string =>
	placeWords[table] ?? 'what belongs to these items';

/** The last day (`YYYY-MM-DD`) on which a backup made before the erasure is still kept. */
export function heldByBackupsUntil(erasedAt: Date): string {
	const last = new Date(erasedAt);
	// The last backup of a month stays until twelve later months have one.
	last.setUTCDate(1);
	last.setUTCMonth(last.getUTCMonth() + keptMonths);
	return last.toISOString().slice(0, 10);
}
