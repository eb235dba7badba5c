import { sql } from 'drizzle-orm';
import { hasSlug, type Noun } from '../../domain/nouns.ts';
import type { Database } from '../db/index.ts';
import { changed } from '../derived/index.ts';
import { checker, isRefused, statesNamed } from './check.ts';
import { recordFirst } from './first.ts';
import { Refused } from './refusals.ts';
import type { Saving } from './save.ts';
import { slugGiver } from './slugs.ts';
import { writeNew } from './write-rows.ts';

type Session = Pick<Database, 'select' | 'insert' | 'update' | 'delete' | 'execute'>;

const rulesOfItems = sql`event_cites_article, statement_cites_article, membership_cites_article,
	position_cites_article, dated_claim_cites_article, stakeholder_cites_article, signatory_is_not_attributed`;

/**
 * Creates items that are not in the record yet, some at a time; call it within `together`, for they hold together.
 * One without slug gets one made from its title.
 * @throws Refused at the first that does not hold
 */
export async function saveNew(
	session: Session,
	noun: Noun,
	pages: AsyncIterable<{ id: string; slug?: string }[]>,
	how: Pick<Saving, 'author' | 'authorId' | 'reason'>
): Promise<void> {
	const slugOf = hasSlug(noun) ? await slugGiver(session, noun) : undefined;
	for await (const page of pages) {
		const check = checker(noun, await statesNamed(session, page));
		const items = page.map((item) => {
			const checked = check(slugOf ? { ...item, slug: slugOf(item) } : item);
			if (isRefused(checked)) throw new Refused(checked);
			return checked;
		});
		await writeNew(session, noun, items);
		await recordFirst(session, noun, items, how);
		for (const item of items) changed(session, noun, undefined, item);
		// Page by page these hold up nobody.
		await session.execute(sql`set constraints ${rulesOfItems} immediate`);
		await session.execute(sql`set constraints ${rulesOfItems} deferred`);
	}
}
