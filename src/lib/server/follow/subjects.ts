import { eq, or } from 'drizzle-orm';
import { type Subject, subjectKey } from '../../domain/follow.ts';
import { calendarLink, feedLinks } from '../../domain/files.ts';
import { filterQuery } from '../../domain/filters.ts';
import type { Noun } from '../../domain/nouns.ts';
import type { NamedPage } from '../../domain/pages.ts';
import { sectionSlug } from '../../domain/sections.ts';
import { keysOf, sections } from '../../domain/vocabulary.ts';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import { pageAt } from '../desk/corrections/pages.ts';
import { namesOf } from './names.ts';
import { readSearch } from './searches.ts';

/** Something that can be followed from a page, with the other ways to do so. */
export interface Choice {
	key: string;
	label: string;
	/** Their paths from the root. */
	feed?: string;
	calendar?: string;
}

const everything: Subject = { scope: 'everything', target: '' };

/** What can be followed at an address of ours, best first; everything can be from anywhere. */
export async function choicesAt(address: string): Promise<Choice[]> {
	const page = await pageAt(address);
	const subjects = page ? await subjectsOf(page) : [];
	const keys = [...new Set([...subjects, everything].map(subjectKey))];
	const names = await namesOf(keys);
	return keys.flatMap((key) => {
		const name = names.get(key);
		if (!name?.isOnRecord) return [];
		return { key, label: name.label, ...filesOf(key, name) };
	});
}

async function subjectsOf({ address, item }: NamedPage): Promise<Subject[]> {
	if (!item) return [searchAt(address)].flatMap((subject) => subject ?? []);
	const { noun, id } = item;
	// Of what was withdrawn, readers are told nothing, nor of whom it spoke.
	if (noun !== 'topic' && !(await isPublished(noun, id))) return [];
	switch (noun) {
		case 'regulation':
			return [lawOf(id), ...(await countryOf(id))];
		case 'stakeholder':
		case 'topic':
		case 'campaign':
			return [{ scope: noun, target: id }];
		case 'statement':
			return statementSubjects(id);
		case 'event':
			return eventSubjects(id);
		case 'article':
			return articleSubjects(id);
		default:
			return [];
	}
}

async function isPublished(noun: Exclude<Noun, 'topic'>, id: string): Promise<boolean> {
	const table = t[noun] as typeof t.statement;
	const rows = await db.select({ state: table.state }).from(table).where(eq(table.id, id));
	return rows[0]?.state === 'published';
}

const lawOf = (target: string): Subject => ({ scope: 'regulation', target });
const stakeholderOf = (target: string): Subject => ({ scope: 'stakeholder', target });

async function countryOf(regulationId: string): Promise<Subject[]> {
	const rows = await db
		.select({ target: t.regulation.jurisdiction })
		.from(t.regulation)
		.where(eq(t.regulation.id, regulationId));
	return rows.map(({ target }) => ({ scope: 'country', target }));
}

async function statementSubjects(id: string): Promise<Subject[]> {
	const [laws, speakers] = await Promise.all([
		db
			.select({ id: t.position.regulationId })
			.from(t.position)
			.where(eq(t.position.statementId, id)),
		db
			.select({ id: t.stakeholder.id })
			.from(t.statement)
			.innerJoin(
				t.stakeholder,
				or(
					eq(t.stakeholder.id, t.statement.organisationId),
					eq(t.stakeholder.id, t.statement.speakerId)
				)
			)
			.where(eq(t.statement.id, id))
	]);
	return [...laws.map(({ id }) => lawOf(id)), ...speakers.map(({ id }) => stakeholderOf(id))];
}

async function eventSubjects(id: string): Promise<Subject[]> {
	const [laws, actors] = await Promise.all([
		db
			.select({ id: t.eventRegulation.regulationId })
			.from(t.eventRegulation)
			.where(eq(t.eventRegulation.eventId, id)),
		db
			.select({ id: t.eventActor.stakeholderId })
			.from(t.eventActor)
			.where(eq(t.eventActor.eventId, id))
			.orderBy(t.eventActor.ordinal)
	]);
	return [...laws.map(({ id }) => lawOf(id)), ...actors.map(({ id }) => stakeholderOf(id))];
}

async function articleSubjects(id: string): Promise<Subject[]> {
	const [laws, topics] = await Promise.all([
		db
			.select({ id: t.articleRegulation.regulationId })
			.from(t.articleRegulation)
			.where(eq(t.articleRegulation.articleId, id)),
		db
			.select({ target: t.articleTopic.topicId })
			.from(t.articleTopic)
			.where(eq(t.articleTopic.articleId, id))
	]);
	return [
		...laws.map(({ id }) => lawOf(id)),
		...topics.map(({ target }): Subject => ({ scope: 'topic', target }))
	];
}

/** A list as it is narrowed; narrowed to a country alone, the laws are that country’s. */
function searchAt(address: string): Subject | undefined {
	const search = readSearch(asList(address));
	if (!search) return undefined;
	const { path, chosen } = search;
	const isCountry = Object.keys(chosen).join() === 'jurisdiction';
	return isCountry && (path === '/regulations' || address.startsWith('/coming'))
		? { scope: 'country', target: chosen.jurisdiction! }
		: { scope: 'search', target: search.address };
}

/** A section is a list of articles at an address of its own, and what comes one of events. */
function asList(address: string): string {
	const { pathname, searchParams } = new URL(address, 'http://localhost');
	if (pathname === '/coming') return `/events?${searchParams}`;
	const section = keysOf(sections).find((key) => pathname === `/sections/${sectionSlug(key)}`);
	if (!section) return address;
	return `/articles${filterQuery(Object.fromEntries(searchParams), { section })}`;
}

function filesOf(key: string, { href, slug }: { href: string; slug?: string }) {
	const [scope] = key.split(':', 1);
	const [path = '', query] = href.split('?');
	const chosen = Object.fromEntries(new URLSearchParams(query));
	const feed = feedLinks(path, '', chosen)[0]!.href;
	if (scope === 'everything') return { feed, calendar: calendarLink().href };
	if (scope === 'country') return { feed, calendar: calendarLink(chosen).href };
	const calendar =
		scope === 'regulation' || scope === 'topic' ? calendarLink({ [scope]: slug }).href : undefined;
	return { feed, ...(calendar && { calendar }) };
}
