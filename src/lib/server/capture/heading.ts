import { bylineStart } from './author.ts';
import { firstDateIn } from './dates.ts';
import { foldedText } from './tidy.ts';

const longest = 80;

/** Lines above the first sentence, such as author and date, are fields already. */
export function withoutHeading(text: string, headline = '', now: Date): string {
	const paragraphs = text.split('\n\n');
	const first = paragraphs.findIndex((line) => {
		const isFields =
			line.length <= longest &&
			(bylineStart.test(line) || firstDateIn(line, now)) &&
			!/[.!?۔:”"]$/.test(line);
		return foldedText(line) !== foldedText(headline) && !isFields;
	});
	return paragraphs.slice(Math.max(first, 0)).join('\n\n');
}
