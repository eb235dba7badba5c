import { and, inArray, ne, or, type SQL, sql } from 'drizzle-orm';
import type { Choice } from '../../../domain/choice.ts';
import type { Noun } from '../../../domain/nouns.ts';
import { addressKey } from '../../../domain/address/address.ts';
import type { PickField } from '../../../nouns/derive/typed.ts';
import { type Database, db } from '../../db/index.ts';
import { contains } from '../../lists/list.ts';
import * as t from '../../db/schema.ts';
import { type Reader, seen } from '../../visibility/index.ts';
import { choiceOf, columnsOf, isOfArticles, isText, type Look, lookOf, type Row } from './looks.ts';
import { waitingAs } from './waiting.ts';

const shown = 8;
/** Below it, two names have little in common. */
const alike = 0.3;

/**
 * The items that somebody may mean who typed this into a picker: best first, withdrawn ones never. Where it names one
 * that they do not see, they are told that it waits.
 */
export async function search(
	reader: Reader,
	noun: Noun,
	typed: string,
	{ only, limit = shown }: { only?: PickField['only']; limit?: number } = {}
): Promise<Choice[]> {
	const look = lookOf(reader, noun);
	const words = typed.trim();
	const rows = await db
		.select(columnsOf(look))
		.from(look.table)
		.where(
			and(
				sql`${look.state} <> 'withdrawn'`,
				seen(reader, noun),
				onlyOf(noun, only),
				words ? means(look, words) : undefined
			)
		)
		.orderBy(...(words ? nearest(look, words) : []), look.newest)
		.limit(limit);
	const found = (rows as Row[]).map((row) => withAlias(choiceOf(look, row), row, words));
	const waiting = words ? await waitingAs(reader, noun, [words]) : [];
	return [...waiting, ...found];
}

/** The items of these ids that their reader sees, in any state. */
export async function choices(
	reader: Reader,
	noun: Noun,
	ids: string[],
	session: Pick<Database, 'select'> = db
): Promise<Choice[]> {
	const look = lookOf(reader, noun);
	const texts = ids.filter(isText);
	if (!texts.length) return [];
	const rows = await session
		.select(columnsOf(look))
		.from(look.table)
		.where(and(inArray(look.table.id, texts), seen(reader, noun)));
	return (rows as Row[]).map((row) => choiceOf(look, row));
}

function onlyOf(noun: Noun, only: PickField['only']): SQL | undefined {
	if (noun !== 'stakeholder' || !only) return undefined;
	return only === 'persons'
		? sql`${t.stakeholder.kind} = 'person'`
		: ne(t.stakeholder.kind, 'person');
}

/** By a piece of a name, of who said it, by a name like it, by an id; an article by the address of its page as well. */
export function means(look: Look, words: string): SQL | undefined {
	const key = isOfArticles(look) ? addressKey(words) : undefined;
	if (key) return sql`${t.article.addressKey} = ${key}`;
	return or(
		contains(
			words,
			look.name,
			sql`array_to_string(${look.aliases}, ' ')`,
			...(look.told ? [look.told] : [])
		),
		sql`similarity(fold(${look.name}), fold(${words})) > ${alike}`,
		sql`${look.table.id} = ${words}`
	);
}

function nearest({ name, aliases }: Look, words: string): SQL[] {
	return [
		sql`fold(${words}) = any (select fold(named) from unnest(${aliases} || ${name}) named) desc`,
		sql`starts_with(fold(${name}), fold(${words})) desc`,
		sql`word_similarity(fold(${words}), fold(${name})) desc`,
		sql`similarity(fold(${name}), fold(${words})) desc`
	];
}

/** Letters as they are compared: without case and accents. */
export const folded = (text: string) =>
	text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** Says by which other name it was found, where its own does not show why. */
function withAlias(choice: Choice, { name, aliases }: Row, words: string): Choice {
	if (!words || folded(name).includes(folded(words))) return choice;
	const alias = aliases.find((each) => folded(each).includes(folded(words)));
	return alias ? { ...choice, alias } : choice;
}
