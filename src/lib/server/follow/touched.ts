import { and, eq, sql } from 'drizzle-orm';
import { readSubject, type Scope, subjectKey } from '../../domain/follow.ts';
import { nameOf, type Noun } from '../../domain/nouns.ts';
import { formOf } from '../../nouns/derive/descriptions.ts';
import { picksIn } from '../../nouns/derive/typed.ts';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import { link, linkedIds } from '../derived/namers.ts';
import { listings, selectFrom } from '../outlets/exports/index.ts';
import type { Change } from './changes.ts';
import { readSearch, type Search } from './searches.ts';

/** Every subject whose followers a change concerns: what it names, before or after it, and what these belong to. */
export async function subjectsOf(change: Change): Promise<string[]> {
	const { noun, rowId } = change;
	const named = [{ noun, id: rowId }, ...[change.before, change.after].flatMap(namesIn(noun))];
	const idsOf = (of: Noun) => [
		...new Set(named.filter(({ noun }) => noun === of).map(({ id }) => id))
	];
	const regulations = idsOf('regulation');
	const { topicId, regulationId } = t.regulationTopic;
	// Those in whose course it was made.
	const { campaignId, statementId } = t.campaignStatement;
	const [countries, topics, campaigns] = await Promise.all([
		linkedIds(db, link(t.regulation.jurisdiction, t.regulation.id), regulations),
		linkedIds(db, link(topicId, regulationId), regulations),
		linkedIds(db, link(campaignId, statementId), noun === 'statement' ? [rowId] : [])
	]);
	const keys = (scope: Scope, targets: string[]) =>
		targets.map((target) => subjectKey({ scope, target }));
	return [
		...new Set([
			...keys('everything', ['']),
			...keys('regulation', regulations),
			...keys('stakeholder', idsOf('stakeholder')),
			...keys('topic', [...idsOf('topic'), ...topics]),
			...keys('country', countries),
			...keys('campaign', [...idsOf('campaign'), ...campaigns])
		])
	];
}

const namesIn = (noun: Noun) => (item: object | null) =>
	item
		? picksIn(formOf(noun), item as never).map(({ field, text }) => ({ noun: field.of, id: text }))
		: [];

/** Of searches that are followed, those that find the item as readers see it now. */
export async function searchesThatFind({ noun, rowId }: Change): Promise<string[]> {
	const followed = await searches();
	const found: string[] = [];
	for (const key of followed) {
		const search = readSearch(readSubject(key)!.target);
		if (search && (await finds(search, noun, rowId))) found.push(key);
	}
	return found;
}

async function searches(): Promise<string[]> {
	const isSearch = (table: typeof t.follow | typeof t.webhook) =>
		sql`${table.subject} like 'search:%'`;
	const [followed, told] = await Promise.all([
		db.selectDistinct({ subject: t.follow.subject }).from(t.follow).where(isSearch(t.follow)),
		db.selectDistinct({ subject: t.webhook.subject }).from(t.webhook).where(isSearch(t.webhook))
	]);
	return [...new Set([...followed, ...told].map(({ subject }) => subject))];
}

async function finds({ path, chosen }: Search, noun: Noun, id: string): Promise<boolean> {
	const name = nameOf[noun];
	if (path !== '/search' && path !== `/${name}`) return false;
	const listed = listings[name].list(chosen);
	const rows = await selectFrom(listed, { one: sql`1` })
		.where(and(listed.where, eq(listed.id, id)))
		.limit(1);
	return rows.length > 0;
}
