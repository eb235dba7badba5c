import { error } from '@sveltejs/kit';
import { and, eq, inArray, not, or } from 'drizzle-orm';
import { filterQuery, inWords, query, readFilters } from '../../../domain/filters.ts';
import { nounWords } from '../../../domain/nouns.ts';
import { pageTitle } from '../../../domain/pages.ts';
import * as corrections from '../../desk/corrections/index.ts';
import type { NamedChange } from '../../desk/corrections/changes.ts';
import { db } from '../../db/index.ts';
import { lastChange } from '../../lists/last-change.ts';
import {
	citedBy,
	isOneOf,
	onRegulation,
	onRegulationsOfTopic,
	saidIn,
	signedBy,
	spokenBy
} from '../../lists/latest.ts';
import * as t from '../../db/schema.ts';
import { listings } from '../exports/index.ts';
import { filtersIn, itemAt } from '../files/index.ts';
import { origin } from '../../settings.ts';
import type { SummarizedList } from '../summaries/index.ts';
import { latest, type Part } from './changes.ts';
import { entriesOf } from './entries.ts';
import type { Entry, Feed } from './write.ts';

// What can be followed, each with what it is made of. A reaction that is a statement is followed as that.

type Asked = { url: URL };
type AskedFor = Asked & { params: { slug: string } };

export async function everything({ url }: Asked): Promise<Feed> {
	filtersIn(url, {});
	return feedOf(
		[
			{ name: 'regulations' },
			{ name: 'events', where: not(isOneOf()) },
			{ name: 'statements' },
			{ name: 'campaigns' }
		],
		url,
		{
			title: 'Rulewatch: everything new',
			about: 'Laws, events, statements and campaigns that were published or changed, newest first.',
			page: '/',
			articles: {}
		}
	);
}

/** A law, what happened to it and what was said of it. */
export async function regulation(asked: AskedFor): Promise<Feed> {
	filtersIn(asked.url, {});
	const { id, slug, title } = await itemAt('regulations', asked);
	return feedOf(
		[
			{ name: 'regulations', where: eq(t.regulation.id, id) },
			{ name: 'events', chosen: { regulation: slug }, where: not(isOneOf(onRegulation(id))) },
			{ name: 'statements', where: onRegulation(id) },
			{ name: 'campaigns', chosen: { regulation: slug } }
		],
		asked.url,
		{
			title: `Rulewatch: ${title}`,
			about: `Events and statements on ${title} that were published or changed.`,
			page: `/regulations/${slug}`,
			articles: { regulation: slug }
		}
	);
}

/** A stakeholder, what it said and signed, what it did, and who belongs to it. */
export async function stakeholder(asked: AskedFor): Promise<Feed> {
	filtersIn(asked.url, {});
	const { id, slug, name } = await itemAt('stakeholders', asked);
	const { groupId, memberId } = t.membership;
	const acted = db
		.select({ id: t.eventActor.eventId })
		.from(t.eventActor)
		.where(eq(t.eventActor.stakeholderId, id));
	return feedOf(
		[
			{ name: 'stakeholders', where: eq(t.stakeholder.id, id) },
			{ name: 'statements', where: spokenBy(id) },
			{ name: 'statements', where: signedBy(id) },
			{
				name: 'events',
				where: and(inArray(t.event.id, acted), not(isOneOf(or(spokenBy(id), signedBy(id)))))
			},
			{ name: 'memberships', where: or(eq(groupId, id), eq(memberId, id)) },
			{ name: 'campaigns', chosen: { stakeholder: slug } }
		],
		asked.url,
		{
			title: `Rulewatch: ${name}`,
			about: `Statements, acts and members of ${name} that were published or changed.`,
			page: `/stakeholders/${slug}`
		}
	);
}

/** A campaign, what was said in its course, and the articles that tell what came of it. */
export async function campaign(asked: AskedFor): Promise<Feed> {
	filtersIn(asked.url, {});
	const { id, slug, title } = await itemAt('campaigns', asked);
	return feedOf(
		[
			{ name: 'campaigns', where: eq(t.campaign.id, id) },
			{ name: 'statements', where: saidIn(id) },
			{ name: 'articles', where: citedBy(id) }
		],
		asked.url,
		{
			title: `Rulewatch: ${title}`,
			about: `What was published or changed of the campaign ${title}, its statements and its sources.`,
			page: `/campaigns/${slug}`
		}
	);
}

/** The laws of a topic, what happened to them and what was said of them. */
export async function topic(asked: AskedFor): Promise<Feed> {
	filtersIn(asked.url, {});
	const { id, slug, name } = await itemAt('topics', asked);
	return feedOf(
		[
			{ name: 'regulations', chosen: { topic: slug } },
			{ name: 'events', chosen: { topic: slug }, where: not(isOneOf(onRegulationsOfTopic(id))) },
			{ name: 'statements', where: onRegulationsOfTopic(id) }
		],
		asked.url,
		{
			title: `Rulewatch: ${name}`,
			about: `Laws, events and statements on ${name} that were published or changed.`,
			page: `/topics/${slug}`,
			articles: { topic: slug }
		}
	);
}

/** A list as its filters choose it: what somebody looks for again and again. */
export const list =
	(name: SummarizedList) =>
	async ({ url }: Asked): Promise<Feed> => {
		const chosen = filtersIn(url, listings[name].filters);
		return feedOf([{ name, chosen }], url, {
			title: `Rulewatch: ${pageTitle(`/${name}`)}${inWords(chosen)}`,
			about: 'What was published or changed in this list.',
			page: `/${name}`,
			chosen
		});
	};

const searched = [
	...(['regulations', 'stakeholders', 'statements'] as const),
	...(['articles', 'events', 'campaigns'] as const)
];

/** What some words are found in, newest first. */
export async function search({ url }: Asked): Promise<Feed> {
	const { q } = filtersIn(url, { q: query });
	if (!q) error(400, `Say what to look for: ${url.pathname}?q=words.`);
	return feedOf(
		searched.map((name): Part => ({ name, chosen: { q } })),
		url,
		{
			title: `Rulewatch: search for “${q}”`,
			about: 'What was published or changed and has these words.',
			page: '/search',
			chosen: { q }
		}
	);
}

/** What stood wrong and was put right. */
export async function corrected({ url }: Asked): Promise<Feed> {
	filtersIn(url, {});
	const page = pageIn(url);
	const { rows, pages } = await corrections.list({ page });
	if (page > Math.max(pages, 1)) noSuchPage(url);
	return {
		...{ number: page, more: page < pages },
		title: 'Rulewatch: corrections',
		about: 'What stood wrong in the record, and what stands there now.',
		page: '/corrections',
		entries: rows.map(({ id, page, answer, made, changes }): Entry => {
			const day = new Date(`${made}T00:00:00Z`);
			return {
				key: `correction/${id}`,
				title: `Correction: ${page.title ?? page.address}`,
				text: answer,
				lang: 'en',
				url: origin() + page.address,
				...{ entered: day, changed: day },
				facts: changes.flatMap((change) => [...change.said, mended(change)]),
				...{ quotations: [], sources: [], tags: [] }
			};
		})
	};
}

/** «Put right in version 3 of the law Harm Rules, https://…». */
function mended({ noun, version, page }: NamedChange): string {
	const named = page ? ` ${page.title}, ${origin()}${page.address}` : '';
	return `Put right in version ${version} of the ${nounWords[noun]}${named}`;
}

type Head = Omit<Feed, 'entries' | 'changed' | 'number' | 'more'>;

async function feedOf(parts: Part[], url: URL, head: Head): Promise<Feed> {
	const number = pageIn(url);
	const [page, changed] = await Promise.all([latest(parts, number), lastChange()]);
	const { changes, more } = page ?? noSuchPage(url);
	return { ...head, number, more, changed, entries: await entriesOf(changes) };
}

const pageIn = ({ searchParams }: URL) => readFilters(searchParams, {}).page;

function noSuchPage({ pathname, searchParams }: URL): never {
	const chosen = filterQuery(Object.fromEntries(searchParams), { page: undefined });
	error(
		404,
		`This feed has no page ${searchParams.get('page')}: it ends before that. It begins at ${origin()}${pathname}${chosen}.`
	);
}
