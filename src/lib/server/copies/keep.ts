import { createHash } from 'node:crypto';
import { normalise } from '../../domain/anchors/normal.ts';
import * as t from '../db/schema.ts';
import { newId } from '../write/ids.ts';
import { groupArticle } from '../reports/group.ts';
import type { Session } from '../write/types.ts';

/** A page to be kept, as it came and as it was read. */
export interface Page {
	articleId?: string;
	way: 'fetched' | 'pasted' | 'imported';
	url?: string;
	archiveUrl?: string;
	status?: number;
	headers?: Record<string, string>;
	contentType?: string;
	bytes: Uint8Array;
	text: string;
	capturedAt?: Date;
	/** The account of whoever captured it. */
	capturedBy?: string;
}

/**
 * Keeps a copy of a page, within the transaction of whoever captured it.
 * @returns its id
 */
export async function keepCopy(session: Session, page: Page): Promise<string> {
	const id = newId();
	const { text: normalText, offsets } = normalise(page.text);
	await session.insert(t.copy).values({
		...page,
		...{ id, normalText, offsets },
		sha256: createHash('sha256').update(page.bytes).digest('hex'),
		capturedAt: page.capturedAt ?? new Date()
	});
	if (page.articleId) await groupArticle(session, page.articleId, page.text);
	return id;
}
