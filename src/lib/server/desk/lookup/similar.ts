import { and, eq, ne, or, type SQL, sql } from 'drizzle-orm';
import type { Choice } from '../../../domain/choice.ts';
import type { Noun } from '../../../domain/nouns.ts';
import { addressKey } from '../../../domain/address/address.ts';
import { db } from '../../db/index.ts';
import * as t from '../../db/schema.ts';
import { type Reader, seen } from '../../visibility/index.ts';
import { choiceOf, columnsOf, lookOf, plainLooks, type Row } from './looks.ts';
import { waitingAs } from './waiting.ts';

const shown = 5;
/** From here on two names may well be one. */
const nearlySame = 0.55;

/**
 * Items on record that may be the very one that is about to be added, likest first; withdrawn ones never. Of one that
 * another contributor sent, its reader is told that it waits, and nothing else.
 */
export async function similar(
	reader: Reader,
	noun: Noun,
	item: Record<string, unknown>,
	except = ''
): Promise<Choice[]> {
	const look = lookOf(reader, noun);
	const near = nearness[noun]?.(item);
	if (!near) return [];
	const rows = await db
		.select(columnsOf(look))
		.from(look.table)
		.where(
			and(sql`${look.state} <> 'withdrawn'`, ne(look.table.id, except), near.is, seen(reader, noun))
		)
		.orderBy(near.order ?? look.newest)
		.limit(shown);
	const found = (rows as Row[]).map((row) => choiceOf(look, row));
	return [...(await waitingAs(reader, noun, called(noun, item))), ...found];
}

/** What others may have called the very same. */
function called(noun: Noun, { url, name, title }: Record<string, unknown>): string[] {
	const text = noun === 'article' ? url : noun === 'regulation' ? title : name;
	return text === undefined ? [] : [String(text)];
}

interface Nearness {
	is: SQL | undefined;
	order?: SQL;
}

/** What makes an item of a noun look like another; undefined where too little is known of it to say. */
const nearness: { [N in Noun]?: (item: Record<string, unknown>) => Nearness | undefined } = {
	topic: ({ name }) => namedLike('topic', [name]),
	stakeholder: ({ name, aliases }) => namedLike('stakeholder', [name, ...list(aliases)]),
	regulation: ({ title, aliases, jurisdiction }) => {
		const near = namedLike('regulation', [title, ...list(aliases)]);
		return (
			near && { ...near, is: and(near.is, eq(t.regulation.jurisdiction, String(jurisdiction))) }
		);
	},
	article: ({ url }) => {
		const key = addressKey(String(url));
		return key === undefined ? undefined : { is: eq(t.article.addressKey, key) };
	},
	statement: ({ organisation, speaker, date }) =>
		date === undefined || (organisation === undefined && speaker === undefined)
			? undefined
			: {
					is: and(
						eq(t.statement.date, String(date)),
						organisation === undefined
							? eq(t.statement.speakerId, String(speaker))
							: eq(t.statement.organisationId, String(organisation))
					)
				}
};

/** One of the names is one of its own, or its name is much like the first. */
function namedLike(noun: 'topic' | 'stakeholder' | 'regulation', names: unknown[]) {
	const { name, aliases } = plainLooks[noun];
	const [first, ...others] = names.map(String);
	if (!first) return undefined;
	const texts = sql.join(
		[first, ...others].map((text) => sql`fold(${text})`),
		sql`, `
	);
	const likeness = sql`similarity(fold(${name}), fold(${first}))`;
	return {
		is: or(
			sql`${likeness} > ${nearlySame}`,
			sql`exists (select from unnest(${aliases} || ${name}) named where fold(named) in (${texts}))`
		),
		order: sql`${likeness} desc`
	};
}

const list = (value: unknown) => (Array.isArray(value) ? value : []);
