import { and, type AnyColumn, eq, getTableColumns, type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { SelectResultFields } from 'drizzle-orm/query-builders/select.types';
import type { Choice } from '../../../domain/choice.ts';
import { formatDate } from '../../../domain/dates/format.ts';
import { type Noun, nounOf } from '../../../domain/nouns.ts';
import { countryName } from '../../../domain/places.ts';
import {
	eventKinds,
	membershipRelations,
	type PublicationState,
	stakeholderKinds,
	statuses
} from '../../../domain/vocabulary.ts';
import { stores } from '../../../nouns/derive/stores.server.ts';
import { typedName } from '../tables.ts';
import * as t from '../../db/schema.ts';
import { canSee, hiddenName, type Reader, seesAll } from '../../visibility/index.ts';

/** How a noun's items appear in lists: name, aliases, and facts that distinguish items of the same name. */
export interface Display {
	table: PgTable & { id: AnyColumn };
	state: SQL<PublicationState>;
	slug: SQL<string | null>;
	name: SQL<string>;
	aliases: SQL<string[]>;
	/** Also searched, but not a name: no typed text resolves to it. */
	searchText?: SQL<string | null>;
	/** Up to two texts for `about`. */
	facts: [SQL<string | null>, SQL<string | null>];
	about: (facts: (string | null)[]) => (string | undefined)[];
	newest: SQL;
}

const lineLength = 140;
const none = sql<string[]>`'{}'::text[]`;
const nothing = sql<null>`null::text`;
const nameOfStakeholder = (column: AnyColumn) =>
	sql<string>`(select name from ${t.stakeholder} named where named.id = ${column})`;
const labelIn = (vocabulary: Record<string, string>) => (key: string | null | undefined) =>
	key ? vocabulary[key] : undefined;
const dated = (date: string | null | undefined) => (date ? formatDate(date, 'short') : undefined);

const kindOf = labelIn(stakeholderKinds);
const statusOf = labelIn(statuses);
const eventOf = labelIn(eventKinds);
const relationOf = labelIn(membershipRelations);

type Own = Pick<Display, 'name' | 'facts' | 'about'> &
	Partial<Pick<Display, 'aliases' | 'searchText' | 'newest'>>;

function displayed(noun: Noun, own: Own): Display {
	const { table } = stores[noun];
	const { slug, state, createdAt }: Record<string, AnyColumn | undefined> = getTableColumns(table);
	return {
		table,
		state: sql`${state}`,
		slug: slug ? sql`${slug}` : nothing,
		aliases: none,
		newest: sql`${createdAt} desc`,
		...own
	};
}

/** Shows the name and the first date, for a noun without its own display. */
function regularDisplay(noun: Noun): Display {
	const { table, columns } = stores[noun];
	const has: Record<string, AnyColumn | undefined> = getTableColumns(table);
	const date = columns.find(({ field }) => field.kind === 'date');
	return displayed(noun, {
		name: sql`${has.title ?? has.name}`,
		aliases: has.aliases ? sql`${has.aliases}` : none,
		facts: [date ? sql`${has[date.column]}` : nothing, nothing],
		about: ([date]) => [dated(date)]
	});
}

/** Displays that are the same for every reader. */
const plainDisplays = {
	topic: displayed('topic', {
		name: sql`${t.topic.name}`,
		facts: [sql`left(${t.topic.description}, ${lineLength})`, nothing],
		about: ([description]) => [description ?? undefined],
		// Staff look through the few topics by name.
		newest: sql`${t.topic.name}`
	}),
	article: displayed('article', {
		name: sql`coalesce(${t.article.headline}, ${t.article.url}, ${t.article.outlet})`,
		aliases: sql`array_remove(array[${t.article.url}, ${t.article.archiveUrl}], null)`,
		facts: [sql`${t.article.outlet}`, sql`${t.article.published}`],
		about: ([outlet, published]) => [outlet ?? undefined, dated(published)]
	}),
	regulation: displayed('regulation', {
		name: sql`${t.regulation.title}`,
		aliases: sql`array_remove(${t.regulation.aliases} || ${t.regulation.referenceNumber}, null)`,
		facts: [sql`${t.regulation.jurisdiction}`, sql`${t.regulation.status}::text`],
		about: ([country, status]) => [country ? countryName(country) : undefined, statusOf(status)]
	}),
	stakeholder: displayed('stakeholder', {
		name: sql`${t.stakeholder.name}`,
		aliases: sql`${t.stakeholder.aliases}`,
		facts: [
			sql`${t.stakeholder.kind}::text`,
			sql`coalesce(${t.stakeholder.role}, ${t.stakeholder.country})`
		],
		about: ([kind, place]) => [
			kindOf(kind),
			place && /^[A-Z]{2}$/.test(place) ? countryName(place) : (place ?? undefined)
		]
	}),
	event: displayed('event', {
		name: sql`left(${t.event.description}, ${lineLength})`,
		facts: [
			sql`${t.event.kind}::text`,
			sql`(select date from ${t.datedClaim} claim where claim.event_id = ${t.event.id} and claim.preferred)`
		],
		about: ([kind, date]) => [eventOf(kind), dated(date)]
	})
};

/** Displays with names of stakeholders, some of which a reader may not see. */
const displaysNaming = (
	nameOf: (column: AnyColumn) => SQL<string>
): Record<'membership' | 'statement', Display> => ({
	membership: displayed('membership', {
		name: sql`(${nameOf(t.membership.memberId)} || ' in ' || ${nameOf(t.membership.groupId)})`,
		facts: [
			sql`${t.membership.relation}::text`,
			sql`coalesce(${t.membership.asOf}, ${t.membership.startDate})`
		],
		about: ([relation, date]) => [relationOf(relation), dated(date)]
	}),
	statement: displayed('statement', {
		name: sql`left(${t.statement.summary}, ${lineLength})`,
		searchText: sql`coalesce(${nameOf(t.statement.organisationId)}, ${nameOf(t.statement.speakerId)})`,
		facts: [
			sql`coalesce(${nameOf(t.statement.organisationId)}, ${nameOf(t.statement.speakerId)})`,
			sql`${t.statement.date}`
		],
		about: ([speaker, date]) => [speaker ?? undefined, dated(date)]
	})
});

const ownDisplays: Partial<Record<Noun, Display>> = {
	...plainDisplays,
	...displaysNaming(nameOfStakeholder)
};

export const displays = Object.fromEntries(
	Object.values(nounOf).map((noun) => [noun, ownDisplays[noun] ?? regularDisplay(noun)])
) as Record<Noun, Display>;

/** Shows a stakeholder that the reader may not see under the name that the reader typed. */
export function displayOf(reader: Reader, noun: Noun): Display {
	const isNaming = noun === 'membership' || noun === 'statement';
	return isNaming && !seesAll(reader) ? displaysNaming(nameAsSeenBy(reader))[noun] : displays[noun];
}

const nameAsSeenBy =
	(reader: Reader) =>
	(column: AnyColumn): SQL<string> => {
		const { accountId, noun, rowId, text } = typedName;
		const { id, name } = t.stakeholder;
		const isIts = and(eq(id, column), canSee(reader, 'stakeholder'));
		const typed = and(eq(accountId, reader.id), eq(noun, 'stakeholder'), eq(rowId, column));
		return sql`case when ${column} is not null then coalesce(
			(select ${name} from ${t.stakeholder} where ${isIts}),
			(select ${text} from ${typedName} where ${typed}), ${hiddenName}::text) end`;
	};

export const isOfArticles = (display: Display): boolean => display === displays.article;

/** The longest name on record is an address. */
const longestText = 2_000;

/** PostgreSQL refuses NUL. NFKC can turn one character into eighteen, so the length is checked after it too. */
export const isText = (text: string) =>
	text.length <= longestText &&
	text.normalize('NFKC').length <= longestText &&
	!text.includes('\0');

export function selection({ table, state, slug, name, aliases, facts: [first, second] }: Display) {
	return {
		id: sql<string>`${table.id}`,
		state: sql<PublicationState>`${state}`,
		slug: sql<string | null>`${slug}`,
		name: sql<string>`${name}`,
		aliases: sql<string[]>`${aliases}`,
		first: sql<string | null>`${first}`,
		second: sql<string | null>`${second}`
	};
}

export type Row = SelectResultFields<ReturnType<typeof selection>>;

export function choiceFrom({ about }: Display, { id, name, state, first, second }: Row): Choice {
	const words = about([first, second]).filter(Boolean).join(', ');
	return {
		id,
		name,
		...(words && { about: words }),
		...(state === 'draft' && { draft: true }),
		...(state === 'withdrawn' && { withdrawn: true })
	};
}
