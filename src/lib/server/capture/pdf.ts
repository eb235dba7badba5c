import { cleanAddress, hostOf } from '../../domain/address/address.ts';
import { type Capture, asFound, CaptureRefused } from './capture.ts';
import { certainAddress } from './canonical.ts';
import { firstDateIn } from './dates.ts';
import { textDirection, pageLanguage } from './language.ts';
import { type Line, pdfLines, pdfParagraphs } from './pdf-lines.ts';
import { shortestArticle } from './refusals.ts';

const most = { pages: 150, arabic: 0.2, unreadable: 0.02 };
/** Letters and gazettes have their date in these first lines. */
const aboveText = 25;
const headlineLength = { least: 8, most: 300 };
const paste = 'Open it, and paste or type the words that you need instead.';

/** @throws CaptureRefused */
export async function capturePdf(
	bytes: Uint8Array,
	url: string | undefined,
	now: Date
): Promise<Omit<Capture, 'charset'>> {
	const pages = await pagesOf(bytes);
	const text = pdfParagraphs(pages).join('\n\n');
	requireLetters(text);
	const address = cleanAddress(url ?? '');
	const [first = []] = pages;
	const date = first
		.slice(0, aboveText)
		.map((line) => firstDateIn(line.text, now))
		.find(Boolean);
	return {
		text,
		direction: textDirection(text),
		lang: pageLanguage(undefined, text),
		canonical: certainAddress(address),
		headline: asFound(largestIn(first), 'written'),
		outlet: asFound(address && hostOf(address), 'address'),
		date: asFound(date, 'written')
	};
}

async function pagesOf(bytes: Uint8Array): Promise<Line[][]> {
	// Most pages are HTML, whose first reading should not wait for this library.
	const { getDocumentProxy } = await import('unpdf');
	// It transfers the bytes, so it gets a copy.
	const document = await getDocumentProxy(Uint8Array.from(bytes), {
		isEvalSupported: false,
		stopAtErrors: true,
		verbosity: 0
	}).catch((fault: Error) => {
		throw new CaptureRefused(
			fault.name === 'PasswordException'
				? `This PDF asks for a password. ${paste}`
				: `This PDF is damaged and could not be read. ${paste}`
		);
	});
	if (document.numPages > most.pages)
		throw new CaptureRefused(`This PDF has more than ${most.pages} pages. ${paste}`);
	const pages: Line[][] = [];
	for (let number = 1; number <= document.numPages; number++) {
		const page = await document.getPage(number);
		const { items } = await page.getTextContent();
		pages.push(pdfLines(items.filter((item) => 'str' in item)));
		page.cleanup();
	}
	return pages;
}

/** @throws CaptureRefused */
function requireLetters(text: string): void {
	const letters = text.match(/\p{L}/gu)?.length ?? 0;
	const share = (pattern: RegExp) => (text.match(pattern)?.length ?? 0) / Math.max(letters, 1);
	if (share(/\p{Script=Arabic}/gu) > most.arabic)
		throw new CaptureRefused(
			`The letters of Urdu come apart when a program reads them out of a PDF. ${paste}`
		);
	if (share(/[\ufffd\p{Co}]/gu) > most.unreadable)
		throw new CaptureRefused(`The letters of this PDF stand for others than it shows. ${paste}`);
	if (letters < shortestArticle)
		throw new CaptureRefused(`This PDF has pictures of pages and no letters. ${paste}`);
}

function largestIn(lines: Line[]): string | undefined {
	const heights = lines.map(({ height }) => height).sort((one, other) => one - other);
	const usual = heights[heights.length >> 1] ?? 0;
	const largest = heights.at(-1) ?? 0;
	if (largest < usual * 1.15) return undefined;
	const isLarge = ({ height }: Line) => height > largest * 0.97;
	const start = lines.findIndex(isLarge);
	const rest = lines.slice(start);
	const end = rest.findIndex((line) => !isLarge(line));
	const title = rest
		.slice(0, end < 0 ? undefined : end)
		.map(({ text }) => text)
		.join(' ');
	const { least, most } = headlineLength;
	return title.length >= least && title.length <= most ? title : undefined;
}
