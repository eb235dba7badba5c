import { deskPage } from '../../../domain/address/pages.ts';
import { plural } from '../../../domain/plural.ts';
import type { Entry } from './enter.ts';

export function summaryLine(total: number, skipped: Record<string, number>): string {
	const others = Object.entries(skipped).map(
		([kind, number]) => `${kind} (${number.toLocaleString('en')})`
	);
	const leftOut = others.length && ` Left out: ${new Intl.ListFormat('en-GB').format(others)}.`;
	return `The file holds ${plural(total, 'published post')}.${leftOut || ''}`;
}

export function entryLines({ title, articleId, quotations, note }: Entry): string[] {
	if (!quotations && !note) return [];
	const found = quotations ? [plural(quotations, 'quotation')] : [];
	const where = articleId ? [deskPage('article', articleId)] : [];
	return [`  ${[...where, title].join(' ')}: ${[...found, ...(note ? [note] : [])].join('. ')}`];
}

interface Counts {
	entered: number;
	known: number;
	refused: number;
	quotations: number;
	quoting: number;
}

/** @param left posts that were not read */
export function archiveReport(
	{ entered, known, refused, quotations, quoting }: Counts,
	left: number
): string {
	return [
		`${plural(entered, 'post is an article now', 'posts are articles now')}.`,
		known && `${plural(known, 'was', 'were')} on record before, and added no other article.`,
		refused && `${plural(refused, 'was', 'were')} refused.`,
		`${plural(quotations, 'quotation')} found in ${plural(quoting, 'article')}.`,
		left && `Left: ${plural(left, 'post')}. Run it again to go on.`
	]
		.filter(Boolean)
		.join('\n');
}
