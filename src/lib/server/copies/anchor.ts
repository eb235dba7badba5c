import { closestSpan } from '../../domain/anchors/closest.ts';
import { locateQuotation } from '../../domain/anchors/find.ts';
import { originalSpan, passageOf, wholeWords } from '../../domain/anchors/passage.ts';
import type { Selector, Span } from '../../domain/anchors/words.ts';
import type * as t from '../db/schema.ts';

type Anchor = typeof t.anchor.$inferSelect;

export interface QuotationText extends Selector {
	id: string;
}

export type Copy = Pick<
	typeof t.copy.$inferSelect,
	'id' | 'way' | 'text' | 'normalText' | 'offsets'
>;

/** `copyId` is the copy that equals the page at that time. */
export type LastLook = Pick<typeof t.livePage.$inferSelect, 'state' | 'copyId'>;

const nothing = {
	start: null,
	end: null,
	before: null,
	passage: null,
	after: null,
	closest: null,
	live: null,
	liveWords: null
};

/** @param copies the earliest first, at least one */
function anchorOf(quotation: QuotationText, copies: Copy[], live?: LastLook): Anchor {
	const quotationId = quotation.id;
	const isPasted = ({ way }: Copy) => way === 'pasted';
	// Pasted text proves the words only until a fetched copy has them.
	for (const copy of [...copies.filter((each) => !isPasted(each)), ...copies.filter(isPasted)]) {
		const span = locateQuotation(copy.normalText, quotation);
		if (!span) continue;
		const place = originalSpan(copy, span);
		const passage = passageOf(copy.text, place);
		return {
			...nothing,
			quotationId,
			state: 'found',
			copyId: copy.id,
			...place,
			...passage,
			...liveOf(quotation, passage, copies, live)
		};
	}
	const newest = copies.at(-1)!;
	const near = closestSpan(newest.normalText, quotation);
	return {
		...nothing,
		quotationId,
		state: 'not_found',
		copyId: newest.id,
		closest: near ? wordsAt(newest, near) : null
	};
}

/** A page that does not answer counts as it was when last seen. */
function liveOf(
	quotation: QuotationText,
	{ before, passage, after }: { before: string; passage: string; after: string },
	copies: Copy[],
	look?: LastLook
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

export interface AnchorTask {
	quotations: QuotationText[];
	/** The earliest first, at least one. */
	copies: Copy[];
	live?: LastLook;
}

export const anchorsIn = ({ quotations, copies, live }: AnchorTask): Anchor[] =>
	quotations.map((quotation) => anchorOf(quotation, copies, live));

export const isAnyIn = ({ text, quotations }: { text: string; quotations: Selector[] }): boolean =>
	quotations.some((quotation) => locateQuotation(text, quotation) !== undefined);

const wordsAt = (copy: Copy, span: Span) => wholeWords(copy.text, originalSpan(copy, span));
