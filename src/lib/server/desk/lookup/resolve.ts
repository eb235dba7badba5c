import { and, inArray, or, sql } from 'drizzle-orm';
import { type Noun, nounWords } from '../../../domain/nouns.ts';
import { addressKey } from '../../../domain/address/address.ts';
import { truncate } from '../../../domain/truncate.ts';
import { type Identifier, identifierKey } from '../../../domain/identifiers/identifiers.ts';
import type { PickResult } from '../../../nouns/derive/read-item.ts';
import { type Database, db } from '../../db/index.ts';
import * as t from '../../db/schema.ts';
import { canSee, type Reader } from '../../visibility/index.ts';
import { selection, isText, displayOf, type Row } from './displays.ts';
import { identifiersColumn, identifiersTyped, isIdentifiedBy } from './registers.ts';

interface Options {
	session?: Database;
	/** Ids of hidden items that the item mentions already; they may stay. */
	kept?: ReadonlySet<string>;
}

/**
 * Resolves texts to items, with a constant number of queries. Withdrawn items match only by id. Another contributor's
 * hidden draft matches by address or name, so that both writers mention the same item.
 */
export async function resolve(
	reader: Reader,
	noun: Noun,
	texts: Iterable<string>,
	{ session = db, kept: allowed = new Set() }: Options = {}
): Promise<Map<string, PickResult>> {
	const unique = [...new Set(texts)];
	const queries = await foldedBy(session, noun, unique.filter(isText));
	const rows = queries.length ? await candidates(session, reader, noun, queries) : [];
	const seen = rows.filter(({ isSeen }) => isSeen);
	const hidden = rows.filter(({ isSeen }) => !isSeen);
	const resolved = (each: Query): PickResult =>
		matchIn(noun, each, seen) ?? hiddenMatchIn(each, hidden, allowed) ?? notFound(noun, each.text);
	const found = new Map(queries.map((each) => [each.text, resolved(each)]));
	return new Map(unique.map((text) => [text, found.get(text) ?? notFound(noun, text)]));
}

interface Query {
	text: string;
	folded: string;
	key: string | undefined;
	/** Register identifiers that the text may be. */
	identifiers: Identifier[];
}

/** Folds texts in the database, which compares them in the same way. */
async function foldedBy(session: Database, noun: Noun, texts: string[]): Promise<Query[]> {
	if (!texts.length) return [];
	const rows = await session
		.select({ text: sql<string>`text`, folded: sql<string>`fold(text)` })
		.from(listed(texts));
	return rows.map((row) => ({
		...row,
		key: addressKey(row.text),
		identifiers: identifiersTyped(noun, row.text)
	}));
}

const listed = (texts: string[]) =>
	sql`jsonb_array_elements_text(${JSON.stringify(texts)}::text::jsonb) listed(text)`;

async function candidates(session: Database, reader: Reader, noun: Noun, queries: Query[]) {
	const display = displayOf(reader, noun);
	const texts = sql`(select text from ${listed(queries.map(({ text }) => text))})`;
	const folds = sql`(select text from ${listed(queries.map(({ folded }) => folded))})`;
	const keys = noun === 'article' ? queries.flatMap(({ key }) => key ?? []) : [];
	const aliases = sql<string[]>`array(select fold(alias) from unnest(${display.aliases}) alias)`;
	const rows = await session
		.select({
			...selection(display),
			name: sql<string>`fold(${display.name})`,
			aliases,
			key: sql<string | null>`${noun === 'article' ? t.article.addressKey : null}::text`,
			identifiers: identifiersColumn(noun),
			isSeen: sql<boolean>`${canSee(reader, noun) ?? sql`true`}`
		})
		.from(display.table)
		.where(
			or(
				inArray(display.table.id, texts),
				and(
					sql`${display.state} <> 'withdrawn'`,
					or(
						sql`${display.slug} in ${texts}`,
						sql`fold(${display.name}) in ${folds}`,
						sql`exists (select from unnest(${display.aliases}) alias where fold(alias) in ${folds})`,
						keys.length ? inArray(t.article.addressKey, keys) : undefined,
						isIdentifiedBy(
							noun,
							queries.flatMap(({ identifiers }) => identifiers)
						)
					)
				)
			)
		)
		// If several hidden items match, the oldest is meant.
		.orderBy((t[noun] as typeof t.article).createdAt);
	return rows as Candidate[];
}

type Candidate = Row & { key: string | null; identifiers: Identifier[]; isSeen: boolean };

/** Ordered from the most to the least certain. An ambiguous match is reported, not guessed. */
const matchers: ((row: Candidate, query: Query) => boolean)[] = [
	({ id }, { text }) => id === text,
	(row, { key }) => key !== undefined && row.key === key,
	({ slug }, { text }) => slug === text,
	({ name }, { folded }) => name === folded,
	({ aliases }, { folded }) => aliases.includes(folded),
	(row, { identifiers }) => {
		const own = new Set(row.identifiers.map(identifierKey));
		return identifiers.some((identifier) => own.has(identifierKey(identifier)));
	}
];

function matchIn(noun: Noun, query: Query, rows: Candidate[]): PickResult | undefined {
	const word = nounWords[noun];
	for (const matches of matchers) {
		const [first, ...others] = rows.filter((row) => matches(row, query));
		if (first && !others.length)
			return { id: first.id, ...(isPerson(noun, first) && { person: true }) };
		if (first)
			return {
				problem: `${others.length + 1} ${word}s are called “${truncate(query.text)}”: choose one of them.`
			};
	}
	return undefined;
}

/**
 * Hidden items must not match by id or slug, which only people who may see them know. Headlines identify no article.
 */
function hiddenMatchIn(
	query: Query,
	rows: Candidate[],
	allowed: ReadonlySet<string>
): PickResult | undefined {
	const { text, folded, key } = query;
	const isMatch = ({ state, name, aliases, ...row }: Candidate) =>
		state === 'draft' &&
		(row.key === null
			? name === folded || aliases.includes(folded)
			: key !== undefined && row.key === key);
	const found = rows.find(({ id }) => id === text && allowed.has(id)) ?? rows.find(isMatch);
	return found && { id: found.id, hidden: true };
}

/** An ambiguous text is not missing. */
export const isMissing = (noun: Noun, text: string, found: PickResult | undefined): boolean =>
	!found || ('problem' in found && found.problem === notFound(noun, text).problem);

const isPerson = (noun: Noun, { first }: Candidate) => noun === 'stakeholder' && first === 'person';

const notFound = (noun: Noun, text: string) => ({
	problem: `No ${nounWords[noun]} is on record as “${truncate(text)}”. Choose one, or add it first.`
});
