import { and, inArray, or, sql } from 'drizzle-orm';
import { type Noun, nounWords } from '../../../domain/nouns.ts';
import { addressKey } from '../../../domain/address/address.ts';
import { type Identifier, identifierKey } from '../../../domain/identifiers/identifiers.ts';
import type { Found } from '../../../nouns/derive/read-item.ts';
import { type Database, db } from '../../db/index.ts';
import * as t from '../../db/schema.ts';
import { type Reader, seen } from '../../visibility/index.ts';
import { columnsOf, isText, displayOf, type Row } from './displays.ts';
import { identifiersOf, identifiersTyped, isIdentifiedBy } from './registers.ts';

type Session = Pick<Database, 'select'>;

interface Options {
	session?: Session;
	/** Ids that may stand, though their items be hidden: those that the item names already that is being changed. */
	kept?: ReadonlySet<string>;
}

/**
 * What each text names: an item by its id, slug, name or another name, whatever its case and accents, or by what a
 * register calls it; an article by the address of its page as well. Withdrawn items are named by nothing but their id.
 * What another contributor sent and its reader does not see is named by its address or name alone, so that what both
 * write is joined.
 * @returns an entry for each text; the number of queries does not grow with them
 */
export async function resolve(
	reader: Reader,
	noun: Noun,
	texts: Iterable<string>,
	{ session = db, kept: allowed = new Set() }: Options = {}
): Promise<Map<string, Found>> {
	const unique = [...new Set(texts)];
	const queries = await foldedBy(session, noun, unique.filter(isText));
	const rows = queries.length ? await candidates(session, reader, noun, queries) : [];
	const seen = rows.filter(({ isSeen }) => isSeen);
	const hidden = rows.filter(({ isSeen }) => !isSeen);
	const resolved = (each: Query): Found =>
		matchIn(noun, each, seen) ?? hiddenMatchIn(each, hidden, allowed) ?? notFound(noun, each.text);
	const found = new Map(queries.map((each) => [each.text, resolved(each)]));
	return new Map(unique.map((text) => [text, found.get(text) ?? notFound(noun, text)]));
}

interface Query {
	text: string;
	folded: string;
	/** Where it is the address of a page. */
	key: string | undefined;
	/** That it may be. */
	identifiers: Identifier[];
}

/** As the database compares texts. */
async function foldedBy(session: Session, noun: Noun, texts: string[]): Promise<Query[]> {
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

/** One parameter, however many texts. */
const listed = (texts: string[]) =>
	sql`jsonb_array_elements_text(${JSON.stringify(texts)}::text::jsonb) listed(text)`;

async function candidates(session: Session, reader: Reader, noun: Noun, queries: Query[]) {
	const display = displayOf(reader, noun);
	const texts = sql`(select text from ${listed(queries.map(({ text }) => text))})`;
	const folds = sql`(select text from ${listed(queries.map(({ folded }) => folded))})`;
	const keys = noun === 'article' ? queries.flatMap(({ key }) => key ?? []) : [];
	const aliases = sql<string[]>`array(select fold(alias) from unnest(${display.aliases}) alias)`;
	const rows = await session
		.select({
			...columnsOf(display),
			name: sql<string>`fold(${display.name})`,
			aliases,
			key: sql<string | null>`${noun === 'article' ? t.article.addressKey : null}::text`,
			identifiers: identifiersOf(noun),
			isSeen: sql<boolean>`${seen(reader, noun) ?? sql`true`}`
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
		// Of several that are hidden, the one that was there first is meant.
		.orderBy(noun === 'topic' ? display.newest : (t[noun] as typeof t.article).createdAt);
	return rows as Candidate[];
}

type Candidate = Row & { key: string | null; identifiers: Identifier[]; isSeen: boolean };

/** From the surest way of naming to the least sure; within one, what is ambiguous is not guessed. */
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

function matchIn(noun: Noun, query: Query, rows: Candidate[]): Found | undefined {
	const word = nounWords[noun];
	for (const matches of matchers) {
		const [first, ...others] = rows.filter((row) => matches(row, query));
		if (first && !others.length)
			return { id: first.id, ...(isPerson(noun, first) && { person: true }) };
		if (first)
			return {
				problem: `${others.length + 1} ${word}s are called “${shortened(query.text)}”: choose one of them.`
			};
	}
	return undefined;
}

/** By its address or one of its names alone: an id or a slug is known to whoever sees it. Headlines name no page. */
function hiddenMatchIn(
	query: Query,
	rows: Candidate[],
	allowed: ReadonlySet<string>
): Found | undefined {
	const { text, folded, key } = query;
	const isIts = ({ state, name, aliases, ...row }: Candidate) =>
		state === 'draft' &&
		(row.key === null
			? name === folded || aliases.includes(folded)
			: key !== undefined && row.key === key);
	const found = rows.find(({ id }) => id === text && allowed.has(id)) ?? rows.find(isIts);
	return found && { id: found.id, hidden: true };
}

/** Whether nothing is called so, which can be added then; several may be. */
export const isMissing = (noun: Noun, text: string, found: Found | undefined): boolean =>
	!found || ('problem' in found && found.problem === notFound(noun, text).problem);

/** The first fact about a stakeholder is its kind. */
const isPerson = (noun: Noun, { first }: Candidate) => noun === 'stakeholder' && first === 'person';

const notFound = (noun: Noun, text: string) => ({
	problem: `No ${nounWords[noun]} is on record as “${shortened(text)}”. Choose one, or add it first.`
});

const shortened = (text: string) => (text.length > 80 ? `${text.slice(0, 80)}…` : text);
