import { and, inArray, ne, or, type SQL, sql } from 'drizzle-orm';
import type { Choice } from '../../../domain/choice.ts';
import type { Noun } from '../../../domain/nouns.ts';
import { addressKey } from '../../../domain/address/address.ts';
import {
	type Identifier,
	identifierKey,
	identifierInWords
} from '../../../domain/identifiers/identifiers.ts';
import type { PickField } from '../../../nouns/derive/typed.ts';
import { type Database, db } from '../../db/index.ts';
import { contains } from '../../lists/list.ts';
import * as t from '../../db/schema.ts';
import { canSee, type Reader } from '../../visibility/index.ts';
import {
	choiceFrom,
	selection,
	isOfArticles,
	isText,
	type Display,
	displayOf,
	type Row
} from './displays.ts';
import { identifiersColumn, identifiersTyped, isIdentifiedBy } from './registers.ts';
import { findWaiting } from './waiting.ts';

const defaultLimit = 8;
const leastSimilarity = 0.3;
const longestCompared = 200;

/** Finds items for a picker, the best match first, without withdrawn ones. A hidden match is shown as waiting. */
export async function lookUp(
	reader: Reader,
	noun: Noun,
	text: string,
	{ only, limit = defaultLimit }: { only?: PickField['only']; limit?: number } = {}
): Promise<Choice[]> {
	const display = displayOf(reader, noun);
	const words = text.trim();
	const rows = await db
		.select({ ...selection(display), identifiers: identifiersColumn(noun) })
		.from(display.table)
		.where(
			and(
				sql`${display.state} <> 'withdrawn'`,
				canSee(reader, noun),
				onlyOf(noun, only),
				words ? matches(noun, display, words) : undefined
			)
		)
		.orderBy(...(words ? rankOf(noun, display, words) : []), display.newest)
		.limit(limit);
	const typed = new Set(identifiersTyped(noun, words).map(identifierKey));
	const found = (rows as FoundRow[]).map((row) => {
		const identifier = row.identifiers.find((each) => typed.has(identifierKey(each)));
		const choice = choiceFrom(display, row);
		return identifier
			? { ...choice, alias: identifierInWords(identifier) }
			: withAlias(choice, row, words);
	});
	const waiting = words ? await findWaiting(reader, noun, [words]) : [];
	return [...waiting, ...found];
}

type FoundRow = Row & { identifiers: Identifier[] };

export async function choices(
	reader: Reader,
	noun: Noun,
	ids: string[],
	session: Database = db
): Promise<Choice[]> {
	const display = displayOf(reader, noun);
	const texts = ids.filter(isText);
	if (!texts.length) return [];
	const rows = await session
		.select(selection(display))
		.from(display.table)
		.where(and(inArray(display.table.id, texts), canSee(reader, noun)));
	return (rows as Row[]).map((row) => choiceFrom(display, row));
}

function onlyOf(noun: Noun, only: PickField['only']): SQL | undefined {
	if (noun !== 'stakeholder' || !only) return undefined;
	return only === 'persons'
		? sql`${t.stakeholder.kind} = 'person'`
		: ne(t.stakeholder.kind, 'person');
}

/** Limits the text, because comparing every name with a long text is slow. */
const truncated = (words: string) => words.slice(0, longestCompared);

export function matches(noun: Noun, display: Display, words: string): SQL | undefined {
	const key = isOfArticles(display) ? addressKey(words) : undefined;
	if (key) return sql`${t.article.addressKey} = ${key}`;
	return or(
		contains(
			words,
			display.name,
			sql`array_to_string(${display.aliases}, ' ')`,
			...(display.searchText ? [display.searchText] : [])
		),
		sql`similarity(fold(${display.name}), fold(${truncated(words)})) > ${leastSimilarity}`,
		sql`${display.table.id} = ${words}`,
		isIdentifiedBy(noun, identifiersTyped(noun, words))
	);
}

function rankOf(noun: Noun, { name, aliases }: Display, words: string): SQL[] {
	const isIdentified = isIdentifiedBy(noun, identifiersTyped(noun, words));
	return [
		...(isIdentified ? [sql`${isIdentified} desc`] : []),
		sql`fold(${words}) = any (select fold(named) from unnest(${aliases} || ${name}) named) desc`,
		sql`starts_with(fold(${name}), fold(${words})) desc`,
		sql`word_similarity(fold(${truncated(words)}), fold(${name})) desc`,
		sql`similarity(fold(${name}), fold(${truncated(words)})) desc`
	];
}

export const foldText = (text: string) =>
	text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** Adds the alias that matched if the name does not. */
function withAlias(choice: Choice, { name, aliases }: Row, words: string): Choice {
	if (!words || foldText(name).includes(foldText(words))) return choice;
	const alias = aliases.find((each) => foldText(each).includes(foldText(words)));
	return alias ? { ...choice, alias } : choice;
}
