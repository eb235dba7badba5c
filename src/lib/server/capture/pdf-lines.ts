import { tidySpaces } from './tidy.ts';

/** As pdf.js returns it. */
interface Item {
	str: string;
	/** The last two numbers are the position, from the lower left corner. */
	transform: number[];
	height: number;
	hasEOL: boolean;
}

export interface Line {
	text: string;
	top: number;
	height: number;
}

export function pdfLines(items: Item[]): Line[] {
	const lines: Line[] = [];
	let parts: Item[] = [];
	const close = () => {
		const text = tidySpaces(parts.map(({ str }) => str).join(''));
		const height = Math.max(0, ...parts.map(({ height }) => height));
		if (text) lines.push({ text, top: parts[0]!.transform[5] ?? 0, height });
		parts = [];
	};
	for (const item of items) {
		if (item.str) parts.push(item);
		if (item.hasEOL) close();
	}
	close();
	return lines;
}

/** Drops lines that stand at the edges of several pages, such as page numbers. */
export function pdfParagraphs(pages: Line[][]): string[] {
	const edges = edgesOf(pages);
	const leading = usualGap(pages);
	const paragraphs: string[] = [];
	for (const page of pages) {
		const lines = page.filter((line, at) => !isEdge(page, at) || !edges.has(pattern(line)));
		lines.forEach((line, at) => {
			const before = lines[at - 1];
			const last = paragraphs.at(-1);
			const isNew = before ? isApart(before, line, leading) : !last || endsSentence(last);
			if (isNew || last === undefined) paragraphs.push(line.text);
			else paragraphs[paragraphs.length - 1] = joined(last, line.text);
		});
	}
	return paragraphs;
}

/** A jump upwards starts a column or page, where a sentence may continue. */
function isApart(before: Line, line: Line, leading: number): boolean {
	const gap = before.top - line.top;
	if (gap < 0) return endsSentence(before.text);
	const isOtherSize = Math.abs(before.height - line.height) > 0.15 * before.height;
	return gap > leading * 1.35 || isOtherSize;
}

/** Only the end is tested, because a paragraph may grow long line by line. */
const endsSentence = (text: string) => /[.!?:;۔؟]["'”’»)]*$/u.test(text.slice(-10));

/** The lower quartile: if most paragraphs are short, the median gap lies between paragraphs. */
function usualGap(pages: Line[][]): number {
	const gaps = pages.flatMap((lines) =>
		lines.slice(1).flatMap((line, at) => {
			const gap = lines[at]!.top - line.top;
			return gap > 0 ? gap : [];
		})
	);
	return gaps.sort((one, other) => one - other)[gaps.length >> 2] ?? Infinity;
}

const joined = (before: string, line: string) =>
	/\p{Ll}[-\u00ad]$/u.test(before.slice(-3)) && /^\p{Ll}/u.test(line)
		? before.slice(0, -1) + line
		: `${before} ${line}`;

const isEdge = (page: Line[], at: number) => at < 2 || at >= page.length - 2;
/** «Page 3 of 12» */
const pattern = ({ text }: Line) => text.replace(/\d+/g, '0');
const fewest = 3;

function edgesOf(pages: Line[][]): Set<string> {
	const counts = new Map<string, number>([
		['0', fewest],
		['- 0 -', fewest],
		['Page 0', fewest]
	]);
	for (const page of pages)
		for (const each of new Set(page.filter((_, at) => isEdge(page, at)).map(pattern)))
			counts.set(each, (counts.get(each) ?? 0) + 1);
	return new Set([...counts].flatMap(([each, count]) => (count >= fewest ? each : [])));
}
