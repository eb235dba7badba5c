import { type Scope, type Subject, subjectKey } from '../../domain/follow.ts';
import { calendarLink, feedLinks } from '../../domain/files.ts';
import { filterQuery } from '../../domain/filters.ts';
import type { NamedPage } from '../../domain/pages.ts';
import { sectionSlug } from '../../domain/sections.ts';
import { keysOf, sections } from '../../domain/vocabulary.ts';
import { formOf } from '../../nouns/derive/descriptions.ts';
import { picksIn } from '../../nouns/derive/typed.ts';
import type { Item } from '../../nouns/derive/types.ts';
import { pageAt } from '../desk/corrections/pages.ts';
import { current } from '../write/index.ts';
import { subjectNames } from './names.ts';
import { readSearch } from './searches.ts';

export interface Choice {
	key: string;
	label: string;
	/** Paths from the root. */
	feed?: string;
	calendar?: string;
}

const everything: Subject = { scope: 'everything', target: '' };

/** Subjects of a page, the best first. Every page offers everything. */
export async function choicesAt(address: string): Promise<Choice[]> {
	const page = await pageAt(address);
	const subjects = page ? await subjectsOf(page) : [];
	const keys = [...new Set([...subjects, everything].map(subjectKey))];
	const names = await subjectNames(keys);
	return keys.flatMap((key) => {
		const name = names.get(key);
		if (!name?.isOnRecord) return [];
		return { key, label: name.label, ...filesOf(key, name) };
	});
}

async function subjectsOf({ address, item }: NamedPage): Promise<Subject[]> {
	if (!item) return [searchAt(address)].flatMap((subject) => subject ?? []);
	const { noun, id } = item;
	const stored = await current(noun, id);
	// The subjects of a withdrawn item must not be revealed.
	if (stored?.item.state !== 'published') return [];
	switch (noun) {
		case 'regulation': {
			const { jurisdiction } = stored.item as Item<'regulation'>;
			return [...all(noun, [id]), ...all('country', [jurisdiction])];
		}
		case 'stakeholder':
		case 'topic':
		case 'campaign':
			return all(noun, [id]);
		case 'statement': {
			const { positions, organisation, speaker } = stored.item as Item<'statement'>;
			const laws = positions.map(({ regulation }) => regulation);
			return [...all('regulation', laws), ...all('stakeholder', [organisation, speaker])];
		}
		default: {
			const named = picksIn(formOf(noun), stored.item);
			return (['regulation', 'stakeholder', 'topic'] as const).flatMap((scope) =>
				all(
					scope,
					named.map(({ field, text }) => (field.of === scope ? text : undefined))
				)
			);
		}
	}
}

const all = (scope: Scope, targets: (string | undefined)[]): Subject[] =>
	targets.flatMap((target) => (target ? { scope, target } : []));

/** A list filtered by country alone is the subject of that country's laws. */
function searchAt(address: string): Subject | undefined {
	const search = readSearch(asList(address));
	if (!search) return undefined;
	const { path, chosen } = search;
	const isCountry = Object.keys(chosen).join() === 'jurisdiction';
	return isCountry && (path === '/regulations' || address.startsWith('/coming'))
		? { scope: 'country', target: chosen.jurisdiction! }
		: { scope: 'search', target: search.address };
}

/** A section is a list of articles, and the coming page a list of events, at another address. */
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
