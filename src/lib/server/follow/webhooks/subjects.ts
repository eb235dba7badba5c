import { and, inArray, ne } from 'drizzle-orm';
import { readSubject, type Scope, type Subject, subjectKey } from '../../../domain/follow.ts';
import { pathOf } from '../../../domain/nouns.ts';
import { countries, countryName } from '../../../domain/places.ts';
import { db } from '../../db/index.ts';
import * as t from '../../db/schema.ts';
import { pageAt } from '../../desk/corrections/pages.ts';

/** What is followed, as its owner reads it. */
interface SubjectName {
	label: string;
	href: string;
	isOnRecord: boolean;
}

const nouns = ['regulation', 'stakeholder', 'topic', 'campaign'] as const;
const isFollowed = (noun: string): noun is (typeof nouns)[number] =>
	nouns.includes(noun as (typeof nouns)[number]);

/** What can be followed at an address of ours, best first; everything can be from anywhere. */
export async function choicesAt(address: string): Promise<{ key: string }[]> {
	const page = await pageAt(address);
	const subjects: Subject[] = [];
	const country =
		page && new URL(page.address, 'http://localhost').searchParams.get('jurisdiction');
	if (page?.address.startsWith('/regulations?') && country)
		subjects.push({ scope: 'country', target: country });
	if (page?.item && isFollowed(page.item.noun))
		subjects.push({ scope: page.item.noun, target: page.item.id });
	const keys = subjects.map(subjectKey);
	const names = await namesOf(keys);
	return [...keys.filter((key) => names.get(key)?.isOnRecord), 'everything:'].map((key) => ({
		key
	}));
}

/** What each key names; a key of a draft, or of nothing, is left out. */
export async function namesOf(keys: string[]): Promise<Map<string, SubjectName>> {
	const subjects = keys.flatMap((key) => readSubject(key) ?? []);
	const named = await Promise.all(
		subjects.map(async (subject): Promise<[string, SubjectName][]> => {
			const name = await nameOf(subject);
			return name ? [[subjectKey(subject), name]] : [];
		})
	);
	return new Map(named.flat());
}

async function nameOf({ scope, target }: Subject): Promise<SubjectName | undefined> {
	if (scope === 'everything') return { label: 'Everything on record', href: '/', isOnRecord: true };
	if (scope === 'country')
		return Object.hasOwn(countries, target)
			? {
					label: `All laws of ${countryName(target)}`,
					href: `/regulations?jurisdiction=${target}`,
					isOnRecord: true
				}
			: undefined;
	return isFollowed(scope) ? rowOf(scope, target) : undefined;
}

async function rowOf(noun: (typeof nouns)[number] & Scope, id: string) {
	const table = t[noun] as typeof t.regulation;
	const [row] = await db
		.select()
		.from(table)
		.where(and(inArray(table.id, [id]), noun === 'topic' ? undefined : ne(table.state, 'draft')));
	if (!row) return undefined;
	const { title, name, state } = row as typeof row & { name?: string };
	const isOnRecord = noun === 'topic' || state === 'published';
	return { label: name ?? title, href: pathOf(noun, row)!, isOnRecord };
}
