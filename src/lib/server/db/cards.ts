import { hash } from 'node:crypto';
import { and, asc, desc, eq, type SQL, sql, type SQLWrapper } from 'drizzle-orm';
import type { Claim, EventCard, Source, StatementCard } from '../../domain/record.ts';
import { keysOf, demands as demandWords } from '../../domain/vocabulary.ts';
import { among, built } from './built.ts';
import { type Database, db } from './index.ts';
import * as t from './schema.ts';

/**
 * Statements and events as several nouns' pages show them. Each function sends one statement of SQL, or two for a choice
 * that differs from time to time, whatever the number of rows, and reads published rows alone.
 */

export const voiceColumns = { slug: true, name: true, kind: true } as const;
const nameColumns = { slug: true, title: true } as const;

const citedArticle = {
	columns: {
		id: true,
		slug: true,
		url: true,
		outlet: true,
		headline: true,
		headlineBasis: true,
		author: true,
		sourceType: true,
		section: true,
		lang: true,
		published: true,
		archiveUrl: true,
		state: true
	}
} as const;

/** The columns of an article in a list; as those of a cited one, for a plain select. */
export const articleColumns = {
	id: t.article.id,
	slug: t.article.slug,
	url: t.article.url,
	outlet: t.article.outlet,
	headline: t.article.headline,
	headlineBasis: t.article.headlineBasis,
	author: t.article.author,
	sourceType: t.article.sourceType,
	section: t.article.section,
	lang: t.article.lang,
	published: t.article.published,
	archiveUrl: t.article.archiveUrl
};

/** What cites, with its articles as they were cited. */
export const cited = {
	columns: {},
	orderBy: asc(t.citation.id),
	with: { article: citedArticle }
} as const;

/** A relation of two laws, with the article that it cites for itself. */
export const citedRelation = { columns: { kind: true }, with: { article: citedArticle } } as const;

type CitedArticle = Source & { state: string };

/**
 * Sources for one page: an article cited many times is the same object each time, and so is sent to the browser
 * once. What is not published is left out.
 */
export class Sources {
	readonly #known = new Map<string, Source>();

	of(article: CitedArticle): Source {
		const known = this.#known.get(article.id);
		if (known) return known;
		const { state: _, ...source } = article;
		this.#known.set(source.id, source);
		return source;
	}

	all(citations: { article: CitedArticle | null }[]): Source[] {
		return citations.flatMap(({ article }) =>
			article?.state === 'published' ? this.of(article) : []
		);
	}
}

interface Select {
	/** A condition on `statement` or `event`; what is not published never comes. */
	where?: SQL;
	limit?: number;
	offset?: number;
	order?: 'newest' | 'oldest';
}

/** No page shows more cards than this at once. */
const mostCards = 200;
const demandOrder = keysOf(demandWords);

const statementsWhere = (db: Database, where: SQL) =>
	db.query.statement.findMany({
		where: and(where, eq(t.statement.state, 'published')),
		columns: {
			id: true,
			date: true,
			earliest: true,
			latest: true,
			basis: true,
			channel: true,
			lang: true,
			summary: true,
			note: true,
			speakerRole: true
		},
		with: {
			organisation: { columns: voiceColumns },
			speaker: { columns: voiceColumns },
			signatories: {
				columns: {},
				orderBy: asc(t.signatory.ordinal),
				with: { stakeholder: { columns: voiceColumns } }
			},
			demands: { columns: { demand: true } },
			positions: {
				columns: { id: true, stance: true },
				with: { regulation: { columns: { ...nameColumns, state: true } } }
			},
			quotations: {
				columns: { id: true, exact: true, lang: true },
				where: eq(t.quotation.state, 'published'),
				orderBy: asc(t.quotation.id),
				with: { article: citedArticle }
			},
			citations: cited
		}
	});

const statementsAmong = built((db) =>
	statementsWhere(db, among(t.statement.id, 'ids')).prepare('statement_cards')
);

/** Of what a query finds, at once: as a join it would be planned for more rows than the few of a page. */
const isIn = (id: SQLWrapper, query: SQLWrapper) => sql`${id} = any(array(${query}))`;

/** `sources` are handed in where a page shows several kinds of cards. */
export async function statementCards(select: Select, sources?: Sources): Promise<StatementCard[]> {
	return statementsOf(idsOf(await statementIds(db, select)), sources);
}

/** The query that finds statements. */
export function statementIds(
	db: Database,
	{ where, limit = mostCards, offset = 0, order = 'newest' }: Select
) {
	const direction = order === 'newest' ? desc : asc;
	return db
		.select({ id: t.statement.id })
		.from(t.statement)
		.where(and(eq(t.statement.state, 'published'), where))
		.orderBy(direction(t.statement.latest), direction(t.statement.earliest), asc(t.statement.id))
		.limit(limit)
		.offset(offset);
}

/** Statements by their ids, in the order of these. */
export async function statementsOf(ids: string[], sources?: Sources): Promise<StatementCard[]> {
	return inOrder(ids, asStatements(await statementsAmong().execute({ ids }), sources));
}

// Each column by its name: to make what is left of an object, or a wider one (`...`), takes several times as long.

const asStatements = (
	rows: Awaited<ReturnType<typeof statementsWhere>>,
	sources = new Sources()
): StatementCard[] =>
	rows.map((row) => ({
		id: row.id,
		date: row.date,
		earliest: row.earliest,
		latest: row.latest,
		basis: row.basis,
		channel: row.channel,
		lang: row.lang,
		summary: row.summary,
		note: row.note,
		organisation: row.organisation,
		speaker: row.speaker,
		speakerRole: row.speakerRole,
		signatories: row.signatories.map(({ stakeholder }) => stakeholder),
		demands: row.demands
			.map(({ demand }) => demand)
			.sort((a, b) => demandOrder.indexOf(a) - demandOrder.indexOf(b)),
		positions: row.positions.filter(isPublished).map(({ id, stance, regulation }) => ({
			id,
			stance,
			regulation: nameOf(regulation)
		})),
		quotations: withFragments(
			row.quotations
				.filter(({ article }) => article.state === 'published')
				.map(({ id, exact, lang, article }) => ({ id, exact, lang, source: sources.of(article) }))
		),
		sources: sources.all(row.citations)
	}));

/**
 * The permanent address of a quotation comes from its words alone: it outlives every other change of the statement,
 * and never leads to other words. The same words quoted twice are numbered.
 */
export function withFragments<Row extends { exact: string }>(
	quotations: Row[]
): (Row & { fragment: string })[] {
	const seen = new Map<string, number>();
	return quotations.map((quotation) => {
		const words = quotation.exact.normalize('NFC').replaceAll(/\s+/g, ' ').trim();
		const digest = hash('sha256', words).slice(0, 10);
		const count = (seen.get(digest) ?? 0) + 1;
		seen.set(digest, count);
		return { ...quotation, fragment: `q-${digest}${count > 1 ? `-${count}` : ''}` };
	});
}

const eventsWhere = (db: Database, where: SQL) =>
	db.query.event.findMany({
		where: and(where, eq(t.event.state, 'published')),
		columns: { id: true, kind: true, description: true, note: true, knownOn: true },
		with: {
			claims: {
				columns: {
					date: true,
					earliest: true,
					latest: true,
					basis: true,
					preferred: true,
					note: true
				},
				orderBy: [desc(t.datedClaim.preferred), asc(t.datedClaim.earliest)],
				with: { citations: cited }
			},
			statement: { columns: { id: true, state: true } },
			actors: {
				columns: {},
				orderBy: asc(t.eventActor.ordinal),
				with: { stakeholder: { columns: voiceColumns } }
			},
			regulations: {
				columns: {},
				with: { regulation: { columns: { ...nameColumns, state: true } } }
			}
		}
	});

const eventsAmong = built((db) => eventsWhere(db, among(t.event.id, 'ids')).prepare('event_cards'));

/**
 * Makes the reading of the events that a query finds, a select of ids, in the order of lists. The reading is given the
 * values of the query's placeholders.
 */
export function eventsFound(
	name: string,
	find: (db: Database) => SQLWrapper,
	order?: Select['order'],
	most?: number
) {
	const found = built((db) => eventsWhere(db, isIn(t.event.id, find(db))).prepare(name));
	return async (values: Record<string, unknown> = {}, sources?: Sources) =>
		inTime(asEvents(await found().execute(values), sources), order, most);
}

/** Events in the order of their preferred dates. */
export async function eventCards(select: Select, sources?: Sources): Promise<EventCard[]> {
	return eventsOf(idsOf(await eventIds(db, select)), sources);
}

/** The query that finds events. */
export function eventIds(
	db: Database,
	{ where, limit = mostCards, offset = 0, order = 'newest' }: Select
) {
	const direction = order === 'newest' ? desc : asc;
	return db
		.select({ id: t.event.id })
		.from(t.event)
		.innerJoin(t.datedClaim, preferredClaim)
		.where(and(eq(t.event.state, 'published'), where))
		.orderBy(direction(t.datedClaim.latest), direction(t.datedClaim.earliest), asc(t.event.id))
		.limit(limit)
		.offset(offset);
}

/** Events by their ids, in the order of these. */
export async function eventsOf(ids: string[], sources?: Sources): Promise<EventCard[]> {
	return inOrder(ids, asEvents(await eventsAmong().execute({ ids }), sources));
}

const asEvents = (
	rows: Awaited<ReturnType<typeof eventsWhere>>,
	sources = new Sources()
): EventCard[] =>
	rows.flatMap((row) => {
		const [preferred, ...disputed] = row.claims.map((claim): Claim => ({
			date: claim.date,
			earliest: claim.earliest,
			latest: claim.latest,
			basis: claim.basis,
			note: claim.note,
			sources: sources.all(claim.citations)
		}));
		if (!preferred) return [];
		return {
			id: row.id,
			kind: row.kind,
			description: row.description,
			knownOn: row.knownOn,
			date: preferred.date,
			earliest: preferred.earliest,
			latest: preferred.latest,
			basis: preferred.basis,
			note: row.note ?? preferred.note,
			sources: preferred.sources,
			disputed,
			statement: row.statement?.state === 'published' ? row.statement.id : null,
			actors: row.actors.map(({ stakeholder }) => stakeholder),
			regulations: row.regulations.filter(isPublished).map(({ regulation }) => nameOf(regulation))
		};
	});

/** Cards in the order of lists, at most as many as a page shows, or as it is told. */
export function inTime<Card extends { id: string; earliest: string; latest: string }>(
	cards: Card[],
	order: 'newest' | 'oldest' = 'newest',
	most = mostCards
): Card[] {
	const sign = order === 'newest' ? -1 : 1;
	return cards
		.toSorted(
			(a, b) =>
				sign * (compare(a.latest, b.latest) || compare(a.earliest, b.earliest)) ||
				compare(a.id, b.id)
		)
		.slice(0, most);
}

const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));

/** The join from an event to the date under which it stands. */
export const preferredClaim = and(
	eq(t.datedClaim.eventId, t.event.id),
	eq(t.datedClaim.preferred, true)
)!;

const idsOf = (rows: { id: string }[]) => rows.map(({ id }) => id);

function inOrder<Card extends { id: string }>(ids: string[], cards: Card[]): Card[] {
	const byId = new Map(cards.map((card) => [card.id, card]));
	return ids.flatMap((id) => byId.get(id) ?? []);
}

const isPublished = ({ regulation }: { regulation: { state: string } }) =>
	regulation.state === 'published';

const nameOf = ({ slug, title }: { slug: string; title: string }) => ({ slug, title });
