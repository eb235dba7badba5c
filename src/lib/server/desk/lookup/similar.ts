import { and, eq, inArray, ne, or, type SQL, sql } from 'drizzle-orm';
import type { Choice } from '../../../domain/choice.ts';
import type { Noun } from '../../../domain/nouns.ts';
import { addressKey } from '../../../domain/address/address.ts';
import { db } from '../../db/index.ts';
import { isNamedIn } from '../../lists/list.ts';
import * as t from '../../db/schema.ts';
import { canSee, type Reader } from '../../visibility/index.ts';
import { choiceFrom, selection, displayOf, displays, isText, type Row } from './displays.ts';
import { findWaiting } from './waiting.ts';

const most = 5;
const mostCompared = 100;
/** Shorter quotations are not compared: different people often say the same few words. */
const fewestCompared = 25;
const similarityThreshold = 0.55;

/** Finds items that may be the same as a new one. A hidden draft is only reported as waiting. */
export async function findSimilar(
	reader: Reader,
	noun: Noun,
	item: Record<string, unknown>,
	except = ''
): Promise<Choice[]> {
	const display = displayOf(reader, noun);
	const own = similarityOf[noun];
	const similarity = own === undefined ? similarNames(noun, item) : own?.(item);
	if (!similarity) return [];
	const rows = await db
		.select(selection(display))
		.from(display.table)
		.where(
			and(
				sql`${display.state} <> 'withdrawn'`,
				ne(display.table.id, except),
				similarity.is,
				canSee(reader, noun)
			)
		)
		.orderBy(similarity.order ?? display.newest)
		.limit(most);
	// Behind its own address stands that of an archived copy, which another article may have.
	const hasAddress = ({ aliases: [own] }: Row) => noun === 'article' && own === item.url;
	const found = (rows as Row[]).map((row) => ({
		...choiceFrom(display, row),
		...(hasAddress(row) && { sameAddress: true as const })
	}));
	return [...(await findWaiting(reader, noun, namesOf(noun, item))), ...found];
}

function namesOf(noun: Noun, { url, name, title }: Record<string, unknown>): string[] {
	const text = noun === 'article' ? url : (name ?? title);
	return text === undefined ? [] : [String(text)];
}

interface Similarity {
	is: SQL | undefined;
	order?: SQL;
}

type IsSimilar = (item: Record<string, unknown>) => Similarity | undefined;

/**
 * Each function returns undefined if the item has too few facts to compare; null marks nouns that are not compared. Nouns
 * that are missing here are compared by their names.
 */
const similarityOf: Partial<Record<Noun, IsSimilar | null>> = {
	membership: null,
	regulation: (item) => {
		const similarity = similarNames('regulation', item);
		return (
			similarity && {
				...similarity,
				is: and(similarity.is, eq(t.regulation.jurisdiction, String(item.jurisdiction)))
			}
		);
	},
	article: ({ url }) => {
		const key = addressKey(String(url));
		return key === undefined ? undefined : { is: eq(t.article.addressKey, key) };
	},
	event: ({ kind, dates, regulations }) => {
		const days = (list(dates) as { date?: unknown }[]).flatMap(({ date }) => date ?? []);
		if (kind === undefined || !days.length || !list(regulations).length) return undefined;
		const { eventRegulation: law, datedClaim: claim } = t;
		return {
			is: and(
				sql`${t.event.kind}::text = ${kind}`,
				isNamedIn(t.event.id, law.eventId, inArray(law.regulationId, list(regulations))),
				isNamedIn(t.event.id, claim.eventId, inArray(claim.date, days.map(String)))
			)
		};
	},
	statement: ({ organisation, speaker, date, quotations }) => {
		const words = (list(quotations) as { exact?: unknown }[])
			.map(({ exact }) => String(exact ?? ''))
			.filter((exact) => exact.length >= fewestCompared)
			.slice(0, mostCompared);
		const { id, organisationId, speakerId } = t.statement;
		const { exact, statementId } = t.quotation;
		const isSpeaker =
			organisation === undefined
				? eq(speakerId, String(speaker))
				: eq(organisationId, String(organisation));
		const ofSameDay = db
			.select({ id })
			.from(t.statement)
			.where(and(eq(t.statement.date, String(date)), isSpeaker));
		const inSameWords = db
			.select({ id: statementId })
			.from(t.quotation)
			.where(or(sql`false`, ...words.map((text) => sql`fold(${exact}) = fold(${text})`)));
		// One list of ids, because a condition on each statement would make PostgreSQL read the whole table.
		return { is: sql`${id} = any(array(${ofSameDay.union(inSameWords)}))` };
	}
};

/** Matches if an alias is equal or the name is similar to the first. */
function similarNames(noun: Noun, item: Record<string, unknown>) {
	const { name, aliases } = displays[noun];
	const [first, ...others] = [item.name ?? item.title, ...list(item.aliases)].map(String);
	if (!first || !isText(first)) return undefined;
	const texts = sql.join(
		[first, ...others.filter(isText).slice(0, mostCompared)].map((text) => sql`fold(${text})`),
		sql`, `
	);
	const likeness = sql`similarity(fold(${name}), fold(${first}))`;
	return {
		is: or(
			sql`${likeness} > ${similarityThreshold}`,
			sql`exists (select from unnest(${aliases} || ${name}) named where fold(named) in (${texts}))`
		),
		order: sql`${likeness} desc`
	};
}

const list = (value: unknown) => (Array.isArray(value) ? value : []);
