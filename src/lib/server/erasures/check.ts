import { type Noun, nounOf } from '../../domain/nouns.ts';
import { hashKey, keyedHash } from '../auth/secret.ts';
import { type Database, db, type Transaction } from '../db/index.ts';
import { outputOf, outputsWithin } from '../worker/outputs.ts';
import { refusal } from '../write/refusals.ts';
import { keptHash, keyOf } from './address.ts';
import { isOwnWords } from './fields.ts';
import { holdsErased, type PageToCheck } from './readings.ts';
import { erasure } from './tables.ts';
import { type Mark, marksIn, type Matcher, matcherOf } from './words.ts';

export const erasedSentence =
	'This holds words that were erased from the record, for law or safety, so it is not saved. If they mean somebody else, ' +
	'an administrator can release them, on the page “Erasures” of the desk.';

type Session = Pick<Database, 'select'>;
type Erasures = (typeof erasure.$inferSelect)[];

/** A transaction that saves many items reads the erasures once. */
const known = new WeakMap<Session, Promise<Erasures>>();

function erasuresIn(session: Session): Promise<Erasures> {
	const read = async () => session.select().from(erasure);
	if (session === db) return read();
	const erasures = known.get(session) ?? read();
	known.set(session, erasures);
	return erasures;
}

/** Finds what holds words that were erased and that nobody released, by its place in the list and its field. */
export async function heldAmong(
	session: Session,
	values: object[],
	noun?: Noun
): Promise<{ index: number; field: string }[]> {
	const erasures = await erasuresIn(session);
	if (!erasures.length) return [];
	const find = marksIn(
		erasures.flatMap(({ marks }) => marks),
		keyedHash
	);
	return values.flatMap((value, index) => {
		// Nearly nothing is held, and one look at the words tells.
		const found = new Set<Mark>();
		for (const [text] of textsIn(value)) for (const mark of find(text)) found.add(mark);
		if (!found.size) return [];
		const key = noun && 'id' in value ? keptHash(keyOf({ noun, id: String(value.id) })) : '';
		const field = erasures
			.filter(({ kept, marks }) => !kept.includes(key) && marks.some((mark) => found.has(mark)))
			.map((each) => placeOf(value, heldBy(each)))
			.find((place) => place !== undefined);
		return field === undefined ? [] : { index, field };
	});
}

/** Makes a function that tells what an erasure holds. Others go on naming items that stay, by their ids. */
function heldBy({ marks, released, kept }: Erasures[number]): Matcher {
	const matches = matcherOf(marks, keyedHash, released);
	const isKeptId = (text: string) =>
		Object.values(nounOf).some((noun) => kept.includes(keptHash(keyOf({ noun, id: text }))));
	return (text, field = '') => matches(text) && (isOwnWords(field) || !isKeptId(text));
}

/** @throws Refused if something to be saved holds words that were erased, and nobody released them */
export async function refuseErased(...what: Parameters<typeof heldAmong>): Promise<void> {
	const [held] = await heldAmong(...what);
	if (held) throw refusal(held.field, erasedSentence);
}

interface Page {
	text: string;
	url?: string;
	archiveUrl?: string;
	headers?: Record<string, string>;
	bytes: Uint8Array;
	contentType?: string;
}

/** A page may have ten megabytes, so a worker looks at it. */
const pageToCheck = (
	{ text, url = '', archiveUrl = '', headers = {}, bytes, contentType }: Page,
	erasures: Erasures
) => ({
	texts: [text, url, archiveUrl, ...Object.values(headers)],
	bytes,
	contentType,
	erasures: erasures.map(({ marks, released }) => ({ marks, released })),
	key: hashKey()
});

const whyHeld = (isHeld: boolean | undefined): string | undefined =>
	isHeld === undefined ? tooLongToTell : isHeld ? erasedSentence : undefined;

const tooLongToTell =
	'This page takes too long to be searched for words that were erased: paste the part of it that matters.';

/**
 * Makes a function that tells whether a kept page holds marked words, or `undefined` if that takes too long. A worker reads
 * it, after the requests of others.
 */
export const pageHolds =
	(marks: Mark[]) => (page: Pick<PageToCheck, 'texts' | 'bytes' | 'contentType'>) =>
		outputOf(
			'holdsErased',
			{ ...page, erasures: [{ marks, released: [] }], key: hashKey() },
			{ isOfJob: true, mostMilliseconds: 60_000 }
		);

/** @throws Refused if a page holds words that were erased, also where only its code has them, or is too long to tell */
export async function refuseErasedPage(session: Transaction, page: Page): Promise<void> {
	const erasures = await erasuresIn(session);
	if (!erasures.length) return;
	const [isHeld] = outputsWithin(session, 'holdsErased', [pageToCheck(page, erasures)], {
		task: holdsErased,
		// They are read as they are and without escapes.
		letters: ({ bytes, texts }) => texts.join('').length + 2 * bytes.length
	});
	const why = whyHeld(isHeld);
	if (why) throw refusal('', why);
}

/** @returns why a page from outside is not kept, as a sentence, if it holds words that were erased */
export async function whyPageIsHeld(page: Page): Promise<string | undefined> {
	const erasures = await erasuresIn(db);
	if (!erasures.length) return undefined;
	return whyHeld(await outputOf('holdsErased', pageToCheck(page, erasures)));
}

/** The field that holds the words. */
function placeOf(value: object, matches: Matcher): string | undefined {
	return Object.entries(value).find(([field, each]) => holds(each, matches, field))?.[0];
}

export function holds(value: unknown, matches: Matcher, field?: string): boolean {
	for (const [text, place] of textsIn(value, field)) if (matches(text, place)) return true;
	return false;
}

/** Each text with the field that has it. */
function* textsIn(value: unknown, field = ''): Generator<[text: string, field: string]> {
	if (typeof value === 'string') yield [value, field];
	else if (Array.isArray(value)) for (const each of value) yield* textsIn(each, field);
	else if (value !== null && typeof value === 'object') {
		for (const [name, each] of Object.entries(value)) yield* textsIn(each, name);
		const inContext = quotationIn(value as Record<string, unknown>);
		if (inContext !== undefined) yield [inContext, 'exact'];
	}
}

/** A quotation with the words around it, which may begin or end a name; undefined if it has none or is no quotation. */
function quotationIn({ exact, prefix, suffix }: Record<string, unknown>): string | undefined {
	if (typeof exact !== 'string' || (!prefix && !suffix)) return undefined;
	return [prefix, exact, suffix].filter(Boolean).join(' ');
}

/** Whether a row is a quotation that holds the words, if need be with a part of them in the words around it. */
export function isQuotationWith(row: Record<string, unknown>, matches: Matcher): boolean {
	// A name that stands whole before or behind a quotation takes nothing from it.
	const [prefix, suffix] = [row.prefix, row.suffix].map((words) =>
		typeof words === 'string' && !matches(words, 'exact') ? words : undefined
	);
	const inContext = quotationIn({ exact: row.exact, prefix, suffix }) ?? row.exact;
	return typeof inContext === 'string' && matches(inContext, 'exact');
}
