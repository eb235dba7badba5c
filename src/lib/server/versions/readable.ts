import { sql } from 'drizzle-orm';
import { indefinite, type Noun, nounWords } from '../../domain/nouns.ts';
import type { Names } from '../../domain/titles.ts';
import { withoutIdAndState } from '../../nouns/derive/differences.ts';
import { db } from '../db/index.ts';
import { referencedNames } from '../write/items/names.ts';
import type { Item } from '../../nouns/derive/types.ts';
import { revision } from '../db/schema.ts';
import { referencesOf, withReplacedIds } from '../visibility/redact.ts';

// Items may have been withdrawn for legal or safety reasons, which the record does not say. So old versions show nothing
// that is not public today: no names of hidden items and no quotations that were kept back.

/** Snapshots as readers may see them, in the same order, with the names of the items they mention. */
export interface Readable {
	items: object[];
	names: Names;
	/** Whether something in each was public and is hidden now. */
	leftOut: boolean[];
}

/** @param snapshots only public versions of one item */
export async function readableSnapshots(
	noun: Noun,
	id: string,
	snapshots: object[]
): Promise<Readable> {
	const names = publicAmong(await referencedNames(db, noun, snapshots));
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

/** A headline rebuilt from an address must not be shown as the page's own. */
function withoutGuesses(item: object): object {
	const { headline, ...rest } = item as Partial<Item<'article'>>;
	return rest.headlineBasis === 'slug' || headline === undefined ? rest : item;
}

/**
 * Replaces the ids of items that are not public, because an id may contain a name. The same id gets the same replacement
 * in all items, so that they can be compared.
 */
function hideNames(noun: Noun, items: object[], names: Names): { item: object; hides: boolean }[] {
	const aliases = new Map<string, string>();
	const hidden = referencesOf(noun, items).filter(({ of, id }) => !names[of]?.[id]);
	for (const { of, id } of hidden)
		if (!aliases.has(`${of} ${id}`)) aliases.set(`${of} ${id}`, `not-shown-${aliases.size + 1}`);
	const shown = withReplacedIds(items, hidden, ({ of, id }) => aliases.get(`${of} ${id}`)!);
	for (const { of, id } of hidden) {
		const name = `${indefinite(nounWords[of]).replace('a', 'A')} that is not shown any more`;
		(names[of] ??= {})[aliases.get(`${of} ${id}`)!] = { name, state: 'published' };
	}
	return shown.map((item, index) => ({ item, hides: item !== items[index] }));
}

type Quotation = Item<'statement'>['quotations'][number];

const keyOf = ({ article, exact }: Pick<Quotation, 'article' | 'exact'>) =>
	JSON.stringify([article, exact]);

/** Removes quotations that were kept back then or later, and those whose article is not public. */
async function withoutQuotations(id: string, snapshots: Item<'statement'>[], names: Names) {
	const { rows, shownNow } = await everKeptBack(id);
	const keys = new Set(rows.map(keyOf));
	const articles = new Set(rows.map(({ article }) => article));
	// A quotation may have been corrected when it was kept back, so other quotations of its page must be visible today.
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

/** The quotations that any version kept back, and the keys of those that readers see today. */
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
