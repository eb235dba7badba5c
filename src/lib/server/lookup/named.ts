import { and, inArray, or, sql } from 'drizzle-orm';
import { type Noun, nounWords } from '../../domain/nouns.ts';
import { addressKey } from '../../domain/address.ts';
import type { Found } from '../../forms/item.ts';
import { type Database, db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import { columnsOf, isText, looks, type Row } from './looks.ts';

type Session = Pick<Database, 'select'>;

/**
 * What each text names: an item by its id, slug, name or another name, whatever its case and accents; an article by
 * the address of its page as well. Withdrawn items are named by nothing but their id.
 * @returns an entry for each text; the number of queries does not grow with them
 */
export async function named(
	noun: Noun,
	texts: Iterable<string>,
	session: Session = db
): Promise<Map<string, Found>> {
	const asked = [...new Set(texts)];
	const texted = await foldedBy(session, asked.filter(isText));
	const rows = texted.length ? await candidates(session, noun, texted) : [];
	const found = new Map(texted.map((each) => [each.text, meant(noun, each, rows)]));
	return new Map(asked.map((text) => [text, found.get(text) ?? nothing(noun, text)]));
}

interface Asked {
	text: string;
	folded: string;
	/** Where it is the address of a page. */
	key: string | undefined;
}

/** As the database compares texts. */
async function foldedBy(session: Session, texts: string[]): Promise<Asked[]> {
	if (!texts.length) return [];
	const rows = await session
		.select({ text: sql<string>`text`, folded: sql<string>`fold(text)` })
		.from(listed(texts));
	return rows.map((row) => ({ ...row, key: addressKey(row.text) }));
}

/** One parameter, however many texts. */
const listed = (texts: string[]) =>
	sql`jsonb_array_elements_text(${JSON.stringify(texts)}::text::jsonb) listed(text)`;

async function candidates(session: Session, noun: Noun, asked: Asked[]) {
	const look = looks[noun];
	const texts = sql`(select text from ${listed(asked.map(({ text }) => text))})`;
	const folds = sql`(select text from ${listed(asked.map(({ folded }) => folded))})`;
	const keys = noun === 'article' ? asked.flatMap(({ key }) => key ?? []) : [];
	const aliases = sql<string[]>`array(select fold(alias) from unnest(${look.aliases}) alias)`;
	const rows = await session
		.select({
			...columnsOf(look),
			name: sql<string>`fold(${look.name})`,
			aliases,
			key: sql<string | null>`${noun === 'article' ? t.article.addressKey : null}::text`
		})
		.from(look.table)
		.where(
			or(
				inArray(look.table.id, texts),
				and(
					sql`${look.state} <> 'withdrawn'`,
					or(
						sql`${look.slug} in ${texts}`,
						sql`fold(${look.name}) in ${folds}`,
						sql`exists (select from unnest(${look.aliases}) alias where fold(alias) in ${folds})`,
						keys.length ? inArray(t.article.addressKey, keys) : undefined
					)
				)
			)
		);
	return rows as Candidate[];
}

type Candidate = Row & { key: string | null };

/** From the surest way of naming to the least sure; within one, what is ambiguous is not guessed. */
const ways: ((row: Candidate, asked: Asked) => boolean)[] = [
	({ id }, { text }) => id === text,
	(row, { key }) => key !== undefined && row.key === key,
	({ slug }, { text }) => slug === text,
	({ name }, { folded }) => name === folded,
	({ aliases }, { folded }) => aliases.includes(folded)
];

function meant(noun: Noun, asked: Asked, rows: Candidate[]): Found {
	const word = nounWords[noun];
	for (const way of ways) {
		const [first, ...others] = rows.filter((row) => way(row, asked));
		if (first && !others.length)
			return { id: first.id, ...(isPerson(noun, first) && { person: true }) };
		if (first)
			return {
				problem: `${others.length + 1} ${word}s are called “${shortened(asked.text)}”: choose one of them.`
			};
	}
	return nothing(noun, asked.text);
}

/** The first fact about a stakeholder is its kind. */
const isPerson = (noun: Noun, { first }: Candidate) => noun === 'stakeholder' && first === 'person';

const nothing = (noun: Noun, text: string): Found => ({
	problem: `No ${nounWords[noun]} is on record as “${shortened(text)}”. Choose one, or add it first.`
});

const shortened = (text: string) => (text.length > 80 ? `${text.slice(0, 80)}…` : text);
