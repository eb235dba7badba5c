import { sql } from 'drizzle-orm';
import { indefinite, type Noun, nounWords } from '../../domain/nouns.ts';
import type { Names } from '../../domain/titles.ts';
import { withoutIdAndState } from '../../nouns/derive/differences.ts';
import { db } from '../db/index.ts';
import { namesOf } from '../write/items/names.ts';
import type { Item } from '../../nouns/derive/types.ts';
import { revision } from '../db/schema.ts';
import { namedIn, replaced } from '../visibility/redact.ts';

// What was withdrawn may have been so for law or safety, and nothing in the record tells. So whatever is not public
// today is shown in no old version either: not what an item names, nor a quotation that was kept back.

/** Snapshots as readers may see them, in the same order, with whom and what they name. */
export interface Readable {
	items: object[];
	names: Names;
	/** Whether something of each was public and is shown no more. */
	leftOut: boolean[];
}

/** @param snapshots of versions of one item that were public, and of no others */
export async function readable(noun: Noun, id: string, snapshots: object[]): Promise<Readable> {
	const names = publicAmong(await namesOf(db, noun, snapshots));
	const shown =
		noun === 'statement'
			? await withoutQuotations(id, snapshots as Item<'statement'>[], names)
			: snapshots.map((item) => ({ item, hides: false }));
	const items = shown.map(({ item }) => withoutGuesses(withoutIdAndState(item)));
	const hidden = hideNames(noun, items, names);
	return {
		items: hidden.map(({ item }) => item),
		names,
		leftOut: hidden.map(({ hides }, index) => hides || shown[index]!.hides)
	};
}

function publicAmong(names: Names): Names {
	const shownNames = Object.entries(names).map(([of, its]) => [
		of,
		Object.fromEntries(Object.entries(its).filter(([, { state }]) => state === 'published'))
	]);
	return Object.fromEntries(shownNames) as Names;
}

/** A headline that was rebuilt from an address is not the page's own, and never given as such. */
function withoutGuesses(item: object): object {
	const { headline, ...rest } = item as Partial<Item<'article'>>;
	return rest.headlineBasis === 'slug' || headline === undefined ? rest : item;
}

/**
 * Puts a word in place of whatever is named and not public now. What stands for the same id is the same in all of the
 * items, so that they can be compared; the id may be a name itself, and is shown nowhere.
 */
function hideNames(noun: Noun, items: object[], names: Names): { item: object; hides: boolean }[] {
	const aliases = new Map<string, string>();
	const hidden = namedIn(noun, items).filter(({ of, id }) => !names[of]?.[id]);
	for (const { of, id } of hidden)
		if (!aliases.has(`${of} ${id}`)) aliases.set(`${of} ${id}`, `not-shown-${aliases.size + 1}`);
	const shown = replaced(items, hidden, ({ of, id }) => aliases.get(`${of} ${id}`)!);
	for (const { of, id } of hidden) {
		const name = `${indefinite(nounWords[of]).replace('a', 'A')} that is not shown any more`;
		(names[of] ??= {})[aliases.get(`${of} ${id}`)!] = { name, state: 'published' };
	}
	return shown.map((item, index) => ({ item, hides: item !== items[index] }));
}

type Quotation = Item<'statement'>['quotations'][number];

const keyOf = ({ article, exact }: Pick<Quotation, 'article' | 'exact'>) =>
	JSON.stringify([article, exact]);

/**
 * Without the quotations that readers do not see: those kept back then, those kept back or withdrawn since, and those
 * whose article is not public.
 */
async function withoutQuotations(id: string, snapshots: Item<'statement'>[], names: Names) {
	const { rows, shownNow } = await everKeptBack(id);
	const keys = new Set(rows.map(keyOf));
	const articles = new Set(rows.map(({ article }) => article));
	// Its words may have been mended when it was kept back: what else its page printed is shown only if it is today.
	const isHidden = (quotation: Quotation) =>
		!names.article?.[quotation.article] ||
		(!shownNow.has(keyOf(quotation)) &&
			(keys.has(keyOf(quotation)) || articles.has(quotation.article)));
	return snapshots.map((item) => {
		const shown = (item.quotations ?? []).filter(({ keptBack }) => !keptBack);
		const quotations = shown.filter((quotation) => !isHidden(quotation));
		return { item: { ...item, quotations }, hides: quotations.length < shown.length };
	});
}

/** The quotations that any version of a statement kept back, and the keys of those that readers see today. */
async function everKeptBack(id: string) {
	const result = await db
		.select({
			quotation: sql<Quotation>`quotation.value`,
			isNow: sql<boolean>`${revision.version} = (select version from statement where id = ${id})`
		})
		.from(revision)
		.innerJoin(
			sql`jsonb_array_elements(${revision.snapshot} -> 'quotations') as quotation`,
			sql`true`
		)
		.where(sql`${revision.noun} = 'statement' and ${revision.rowId} = ${id}`);
	const shownNow = result.filter(({ isNow, quotation }) => isNow && !quotation.keptBack);
	return {
		rows: result.flatMap(({ quotation }) => (quotation.keptBack ? quotation : [])),
		shownNow: new Set(shownNow.map(({ quotation }) => keyOf(quotation)))
	};
}
