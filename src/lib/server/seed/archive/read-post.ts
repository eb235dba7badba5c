import { captureOf } from '../../capture/index.ts';
import { GivenUp, inWorker } from '../../worker/index.ts';
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
	const about = { contentType: 'text/html; charset=utf-8' };
	const captured = await captureOf(page, about, { isOfJob: true });
	if ('refused' in captured)
		return {
			...{ text: '', quotations: 0 },
			note: 'No text could be read of it, so that it has no copy.'
		};
	const { text, lang } = captured;
	return { text, lang: lang?.value, quotations: await countOf(text) };
}

/** None is counted in a text for which that takes too long: it is no article. */
async function countOf(text: string): Promise<number> {
	try {
		return await inWorker('quotationsIn', text, { isOfJob: true });
	} catch (fault) {
		if (fault instanceof GivenUp) return 0;
		throw fault;
	}
}
