import { desc, eq } from 'drizzle-orm';
import type { User } from '../../../domain/staff.ts';
import { articleFields } from '../../../forms/capture.ts';
import { db } from '../../db/index.ts';
import * as t from '../../db/schema.ts';
import { visibleItem } from '../../visibility/index.ts';
import { lawsOnRecord, matchToRecord, titleLines } from './article-fields.ts';

/** Opens the newest copy of an article as a captured page; undefined if the article has no copy. */
export async function takeArticle(editor: User, articleId: string): Promise<string | undefined> {
	const [[copy], article, laws] = await Promise.all([
		db
			.select({ id: t.copy.id, text: t.copy.text })
			.from(t.copy)
			.where(eq(t.copy.articleId, articleId))
			.orderBy(desc(t.copy.capturedAt), desc(t.copy.id))
			.limit(1),
		visibleItem(editor, 'article', articleId),
		lawsOnRecord(editor)
	]);
	if (!copy || !article) return undefined;
	const { item } = article;
	const own = laws.filter(({ id }) => item.regulations.includes(id));
	const text = `${item.headline ?? ''}\n${copy.text}`;
	const named = own.length ? own : (await matchToRecord(editor, text)).laws;
	const fields = Object.entries({ ...item, laws: titleLines(named) }).filter(
		([name, value]) => (articleFields as readonly string[]).includes(name) && value
	);
	await db
		.insert(t.capture)
		.values({
			copyId: copy.id,
			accountId: editor.id,
			articleId,
			found: {},
			typed: Object.fromEntries(fields) as Record<string, string>
		})
		.onConflictDoNothing();
	return copy.id;
}

export const hasCopy = async (articleId: string): Promise<boolean> =>
	(await db.$count(t.copy, eq(t.copy.articleId, articleId))) > 0;
