import { getTableName, sql } from 'drizzle-orm';
import { hasSlug, type Noun } from '../../domain/nouns.ts';
import { stores } from '../../nouns/derive/stores.server.ts';
import { addRevisions } from './add-revisions.ts';
import { checker, isRefused } from './check.ts';
import { refuseTaken } from './identifiers.ts';
import { Refused } from './refusals.ts';
import { slugAssigner } from './slugs.ts';
import { referencedStates } from './states.ts';
import type { Attribution, Session } from './types.ts';
import { writeNewRows } from './write-rows.ts';

/** The tables whose rows need articles; the names of their constraints follow from these. */
const citing = Object.values(stores).flatMap(({ table, cited, lists }) => {
	const claims = lists.filter(
		({ field, rows }) => rows?.cited || ('claims' in field && field.claims)
	);
	return cited || claims.length ? [table, ...claims.map((claim) => claim.table)] : [];
});
export const rulesOfItems = [
	...citing.map((table) => `${getTableName(table)}_cites_article`),
	'signatory_is_not_attributed'
];
const rules = sql.join(
	rulesOfItems.map((name) => sql.identifier(name)),
	sql`, `
);

type NewItem = { id: string; slug?: string };

/**
 * Creates new items page by page; call it within `inTransaction`. An item without a slug gets one from its title.
 * @throws Refused for the first invalid item
 */
export async function saveNew(
	session: Session,
	noun: Noun,
	pages: Iterable<NewItem[]> | AsyncIterable<NewItem[]>,
	attribution: Attribution
): Promise<void> {
	const slugOf = hasSlug(noun) ? await slugAssigner(session, noun) : undefined;
	for await (const page of pages) {
		const check = checker(noun, await referencedStates(session, page));
		const items = page.map((item) => {
			const checked = check(slugOf ? { ...item, slug: slugOf(item) } : item);
			if (isRefused(checked)) throw new Refused(checked);
			return checked;
		});
		await refuseTaken(session, noun, items);
		await writeNewRows(session, noun, items);
		const first = items.map((item) => ({ item, version: 1 }));
		await addRevisions(session, noun, first, attribution);
		// Checked per page, constraints do not block the process for long.
		await session.execute(sql`set constraints ${rules} immediate`);
		await session.execute(sql`set constraints ${rules} deferred`);
	}
}
