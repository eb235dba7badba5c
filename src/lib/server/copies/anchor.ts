import { closestSpan } from '../../domain/anchors/closest.ts';
import { locateQuotation } from '../../domain/anchors/find.ts';
import { originalSpan, passageOf, wholeWords } from '../../domain/anchors/passage.ts';
import type { Selector, Span } from '../../domain/anchors/words.ts';
import type * as t from '../db/schema.ts';

type Anchor = typeof t.anchor.$inferSelect;

export interface Quoted extends Selector {
	id: string;
}

export type Copy = Pick<
	typeof t.copy.$inferSelect,
	'id' | 'way' | 'text' | 'normalText' | 'offsets'
>;

/** The last look at the page of an article, and the copy that is as the page was then. */
export type Live = Pick<typeof t.livePage.$inferSelect, 'state' | 'copyId'>;

const nothing = {
	...{ start: null, end: null, before: null, passage: null, after: null },
	...{ closest: null, live: null, liveWords: null }
};

/**
 * Where the words of a quotation stand in the copies of its page.
 * @param copies the earliest first, one at least
 */
function anchorOf(quotation: Quoted, copies: Copy[], live?: Live): Anchor {
	const quotationId = quotation.id;
	const isPasted = ({ way }: Copy) => way === 'pasted';
	// Pasted text proves words only as long as nothing else has them.
	for (const copy of [...copies.filter((each) => !isPasted(each)), ...copies.filter(isPasted)]) {
		const span = locateQuotation(copy.normalText, quotation);
		if (!span) continue;
		const place = originalSpan(copy, span);
		const passage = passageOf(copy.text, place);
		return {
			...nothing,
			...{ quotationId, state: 'found', copyId: copy.id, ...place, ...passage },
			...liveOf(quotation, passage, copies, live)
		};
	}
	const newest = copies.at(-1)!;
	const near = closestSpan(newest.normalText, quotation);
	return {
		...{ ...nothing, quotationId, state: 'not_found', copyId: newest.id },
		closest: near ? wordsAt(newest, near) : null
	};
}

/** What became of words that stood on the page. A page that only fails to answer is as it was when it was last seen. */
function liveOf(
	quotation: Quoted,
	{ before, passage, after }: { before: string; passage: string; after: string },
	copies: Copy[],
	look?: Live
): Pick<Anchor, 'live' | 'liveWords'> {
	if (look?.state === 'gone') return { live: 'gone', liveWords: null };
	const now = copies.find(({ id }) => id === look?.copyId);
	if (!now) return { live: null, liveWords: null };
	const around = { prefix: before, suffix: after };
	if (locateQuotation(now.normalText, { ...quotation, ...around }))
		return { live: 'verified', liveWords: null };
	const near = closestSpan(now.normalText, { exact: passage, ...around });
	return near
		? { live: 'changed', liveWords: wordsAt(now, near) }
		: { live: 'gone', liveWords: null };
}

export interface Quoting {
	quotations: Quoted[];
	/** The earliest first, one at least. */
	copies: Copy[];
	live?: Live;
}

/** The anchors of quotations of one page. */
export const anchorsIn = ({ quotations, copies, live }: Quoting): Anchor[] =>
	quotations.map((quotation) => anchorOf(quotation, copies, live));

/** Whether one of some quotations stands in a normal text. */
export const isAnyIn = ({ text, quotations }: { text: string; quotations: Selector[] }): boolean =>
	quotations.some((quotation) => locateQuotation(text, quotation) !== undefined);

const wordsAt = (copy: Copy, span: Span) => wholeWords(copy.text, originalSpan(copy, span));
