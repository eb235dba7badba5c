import { desc, eq } from 'drizzle-orm';
import type { User } from '../../../domain/staff.ts';
import { articleFields } from '../../../forms/capture.ts';
import { db } from '../../db/index.ts';
import * as t from '../../db/schema.ts';
import { current } from '../../visibility/index.ts';
import { lawsOnRecord, onRecord, titles } from './article-fields.ts';

/**
 * Brings the newest copy of an article on record to the desk, for its quotations to become statements.
 * @returns its id as a captured page; undefined where no copy of it is kept
 */
export async function takeArticle(editor: User, articleId: string): Promise<string | undefined> {
	const [[copy], article, laws] = await Promise.all([
		db
			.select({ id: t.copy.id, text: t.copy.text })
			.from(t.copy)
			.where(eq(t.copy.articleId, articleId))
			.orderBy(desc(t.copy.capturedAt), desc(t.copy.id))
			.limit(1),
		current(editor, 'article', articleId),
		lawsOnRecord(editor)
	]);
	if (!copy || !article) return undefined;
	const { item } = article;
	const own = laws.filter(({ id }) => item.regulations.includes(id));
	const text = `${item.headline ?? ''}\n${copy.text}`;
	const named = own.length ? own : (await onRecord(editor, text)).laws;
	const fields = Object.entries({ ...item, laws: titles(named) }).filter(
		([name, value]) => (articleFields as readonly string[]).includes(name) && value
	);
	await db
		.insert(t.capture)
		.values({
			...{ copyId: copy.id, accountId: editor.id, articleId, found: {} },
			typed: Object.fromEntries(fields) as Record<string, string>
		})
		.onConflictDoNothing();
	return copy.id;
}

/** Whether a copy of an article is kept. */
export const hasCopy = async (articleId: string): Promise<boolean> =>
	(await db.$count(t.copy, eq(t.copy.articleId, articleId))) > 0;
