import { findQuotations } from '../../../domain/quotations/find.ts';
import { captureOf } from '../../capture/index.ts';
import { pageOf } from './html.ts';
import type { Post } from './wxr.ts';

export interface ReadPost {
	text: string;
	/** BCP 47, where its letters tell it. */
	lang?: string;
	quotations: number;
	/** Why it has no text. */
	note?: string;
}

/** The text of a post, read where pages are read, and how many quotations are in it. */
export async function readPost({ html }: Post): Promise<ReadPost> {
	const page = Buffer.from(pageOf(html));
	const captured = await captureOf(page, { contentType: 'text/html; charset=utf-8' });
	if ('refused' in captured)
		return {
			...{ text: '', quotations: 0 },
			note: 'No text could be read of it, so that it has no copy.'
		};
	const { text, lang } = captured;
	return { text, lang: lang?.value, quotations: findQuotations(text).length };
}
