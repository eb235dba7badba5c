import type { Noun } from '../../../domain/nouns.ts';
import { titleOf } from '../../../domain/titles.ts';
import { formOf } from '../../../nouns/derive/descriptions.ts';
import { picksIn } from '../../../nouns/derive/typed.ts';
import { type Database, db } from '../../db/index.ts';
import type { Item } from '../../../nouns/derive/types.ts';
import { readStored } from '../items/read.ts';
import { Refused } from '../index.ts';

/** A draft that another item names and that can be published with it. */
export interface NamedDraft {
	noun: Publishable;
	id: string;
	name: string;
	draft: true;
}

type Publishable = (typeof publishable)[number];
interface Found {
	noun: Publishable;
	item: Item<Publishable>;
}

const publishable = ['topic', 'regulation', 'article', 'stakeholder'] as const satisfies Noun[];

/**
 * The drafts that an item names, directly or through other drafts, each after the ones that it names itself. Articles
 * without an address are left out, because they cannot be published.
 */
export async function draftsNamedBy(
	noun: Noun,
	item: object,
	session: Database = db
): Promise<NamedDraft[]> {
	const found = await draftsFrom(session, noun, item);
	return found.map(({ noun, item }) => ({
		noun,
		id: item.id,
		name: titleOf(noun, item, {}),
		draft: true
	}));
}

async function draftsFrom(session: Database, noun: Noun, item: object) {
	// A law may cite an article that names the law.
	const itself = 'id' in item ? [[`${noun} ${item.id}`, undefined] as const] : [];
	const found = new Map<string, Found | undefined>(itself);
	let look: { noun: Noun; item: object }[] = [{ noun, item }];
	while (look.length) {
		const next: Found[] = [];
		for (const of of publishable) {
			const named = look.flatMap((each) => namedBy(each.noun, each.item));
			const ids = named.flatMap((name) => (name.of === of ? name.id : []));
			const fresh = [...new Set(ids)].filter((id) => !found.has(`${of} ${id}`));
			for (const id of fresh) found.set(`${of} ${id}`, undefined);
			for (const { item } of fresh.length ? await readStored(session, of, fresh) : [])
				if (item.state === 'draft' && hasAddress(of, item)) next.push({ noun: of, item });
		}
		for (const each of next) found.set(`${each.noun} ${each.item.id}`, each);
		look = next;
	}
	return dependenciesFirst(noun, item, found);
}

const hasAddress = (noun: Noun, item: object) =>
	noun !== 'article' || ('url' in item && item.url !== undefined);

function namedBy(noun: Noun, item: object) {
	return picksIn(formOf(noun), item).map(({ field: { of }, text: id, place }) => ({
		of,
		id,
		place
	}));
}

function dependenciesFirst(
	noun: Noun,
	item: object,
	found: Map<string, Found | undefined>
): Found[] {
	const order = new Set<Found>();
	const seen = new Set<string>();
	const visit = (noun: Noun, item: object) => {
		for (const { of, id } of namedBy(noun, item)) {
			const key = `${of} ${id}`;
			const draft = found.get(key);
			if (!draft || seen.has(key)) continue;
			seen.add(key);
			visit(draft.noun, draft.item);
			order.add(draft);
		}
	};
	visit(noun, item);
	return [...order];
}

/** @throws Refused with one message per draft that is named, except articles, which pages leave out */
export function refuseDrafts(noun: Noun, item: object, drafts: NamedDraft[]): void {
	const names = new Map(drafts.map(({ noun, id, name }) => [`${noun} ${id}`, name]));
	const problems = namedBy(noun, item).flatMap(({ of, id, place }) => {
		const name = of === 'article' ? undefined : names.get(`${of} ${id}`);
		return name === undefined
			? []
			: { field: place, message: `${name} is a draft. Publish it first, or with this.` };
	});
	if (problems.length) throw new Refused(problems);
}
