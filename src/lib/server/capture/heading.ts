import { by } from './author.ts';
import { dateWritten } from './dates.ts';
import { folded } from './tidy.ts';

const longest = 80;

/** The text below its headline: what stands above its first sentence, such as its author and day, are fields by then. */
export function withoutHeading(text: string, headline = '', now: Date): string {
	const paragraphs = text.split('\n\n');
	const first = paragraphs.findIndex((line) => {
		const isFields =
			line.length <= longest &&
			(by.test(line) || dateWritten(line, now)) &&
			!/[.!?۔:”"]$/.test(line);
		return folded(line) !== folded(headline) && !isFields;
	});
	return paragraphs.slice(Math.max(first, 0)).join('\n\n');
}
