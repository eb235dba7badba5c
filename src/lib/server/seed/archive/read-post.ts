import { captureOf } from '../../capture/index.ts';
import { GivenUp, inWorker } from '../../worker/index.ts';
import { postPage } from './html.ts';
import type { Post } from './wxr.ts';

export interface ReadPost {
	text: string;
	/** BCP 47. */
	lang?: string;
	quotations: number;
	note?: string;
}

export async function readPost({ html }: Post): Promise<ReadPost> {
	const page = Buffer.from(postPage(html));
	const about = { contentType: 'text/html; charset=utf-8' };
	const captured = await captureOf(page, about, { isOfJob: true });
	if ('refused' in captured)
		return {
			text: '',
			quotations: 0,
			note: 'No text could be read of it, so that it has no copy.'
		};
	const { text, lang } = captured;
	return { text, lang: lang?.value, quotations: await countOf(text) };
}

/** @returns 0 if counting takes too long: such a text is no article */
async function countOf(text: string): Promise<number> {
	try {
		return await inWorker('quotationsIn', text, { isOfJob: true });
	} catch (fault) {
		if (fault instanceof GivenUp) return 0;
		throw fault;
	}
}
