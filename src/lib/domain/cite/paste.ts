import { formatDate } from '../dates/format.ts';
import { operatorRemark } from '../operator.ts';
import { attributedTo, type Quotation, type StatementCard } from '../record.ts';

/**
 * Writes a quotation as newsrooms paste it, in three lines: the words; who said them, when and in which outlet; the
 * permanent address. In lines of their own, words of another script leave the order of ours alone. A sentence says if one
 * of those who said them runs this copy.
 */
export function quotationWithSource(
	statement: Pick<
		StatementCard,
		'id' | 'organisation' | 'speaker' | 'speakerRole' | 'signatories' | 'date' | 'basis'
	>,
	{ exact, fragment, source }: Pick<Quotation, 'exact' | 'fragment' | 'source'>,
	origin: string,
	operator?: string | null
): string {
	const { id, speaker, speakerRole, date, basis } = statement;
	const role = speakerRole && ` (${speakerRole})`;
	const names = new Set([speaker?.name, attributedTo(statement).name]);
	const [first, ...others] = [...names].filter(Boolean);
	const who = [`${first}${role ?? ''}`, ...others].join(', ');
	const day = `${basis === 'reported' ? 'as reported on ' : ''}${formatDate(date)}`;
	const printed = source.published ? formatDate(source.published) : 'undated';
	return [
		`“${exact.replaceAll(/\s+/g, ' ').trim()}”`,
		[`${who}, ${day}. Source: ${source.outlet}, ${printed}.`, operatorRemark(statement, operator)]
			.filter(Boolean)
			.join(' '),
		`${origin}/statements/${id}#${fragment}`
	].join('\n');
}

/** The same three lines for editors that keep links and quotations. */
export function pastedHtml(text: string): string {
	const [words, said, address] = text
		.replaceAll(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
		.split('\n');
	return `<blockquote>${words}</blockquote><p>${said}<br><a href="${address}">${address}</a></p>`;
}
