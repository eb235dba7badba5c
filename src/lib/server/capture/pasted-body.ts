import { tidySpaces } from './tidy.ts';

const wrapped = { least: 45, most: 100 };
const prose = { sentence: 25, paragraph: 80, unended: 200 };
/** More lines between two paragraphs separate two articles. */
const mostBetween = 3;

/** Joins lines that a mail program wrapped. */
export function pastedLines(text: string): string[] {
	return text
		.replace(/\r\n?/g, '\n')
		.split(/\n(?:[ \t]*\n)+/)
		.flatMap((block) => {
			const lines = block.split('\n').map(tidySpaces);
			const last = lines.at(-1)!;
			const isWrapped =
				lines.length > 1 &&
				lines
					.slice(0, -1)
					.every(({ length }) => length >= wrapped.least && length <= wrapped.most) &&
				// A headline above a byline or a paragraph is a line of its own.
				last.length <= wrapped.most &&
				isEnded(last);
			return [...(isWrapped ? [lines.join(' ')] : lines), ''];
		});
}

export function longestProse(lines: string[]): { start: number; paragraphs: string[] } {
	const stretches: { start: number; end: number; length: number }[] = [];
	let between = Infinity;
	for (const [index, line] of lines.entries()) {
		if (!line) continue;
		const last = stretches.at(-1);
		if (isEnd(line)) between = Infinity;
		else if (!isSentence(line)) between++;
		else if (last && between <= mostBetween) {
			last.end = index + 1;
			last.length += line.length;
			between = 0;
		} else if (isParagraph(line)) {
			stretches.push({ start: index, end: index + 1, length: line.length });
			between = 0;
		}
	}
	const [longest] = stretches.toSorted((one, other) => other.length - one.length);
	// The text is a short post, or verse.
	if (!longest) return { start: 0, paragraphs: lines.filter(Boolean) };
	return {
		start: longest.start,
		paragraphs: lines.slice(longest.start, longest.end).filter(Boolean)
	};
}

const isEnd = (line: string) =>
	line.length < prose.paragraph &&
	/^(?:\d{1,4} )?(?:comments?|leave a|tags?|topics?|previous|next|share|about|more from|most (?:read|popular)|you may also|recommended)\b/i.test(
		line
	) &&
	!/[.!?]$/.test(line);

const isEnded = (line: string) => /[.!?۔؟:…”"’'»)]$/.test(line);

const isSentence = (line: string) =>
	(line.length >= prose.sentence && isEnded(line)) || line.length >= prose.unended;

const isParagraph = (line: string) => isSentence(line) && line.length >= prose.paragraph;
