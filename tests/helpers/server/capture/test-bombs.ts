export const sentence =
	'The ministry withdrew its levy on messages, two days after it was announced. ';
export const article = `<p>${sentence.repeat(3)}</p>`;

const names = Array.from({ length: 200_000 }, (_, number) => `a${number}`).join(' ');

export const bombs: [name: string, page: string, why: RegExp][] = [
	['5,000 nested elements', '<div>'.repeat(5_000) + article, /nested too deep/],
	['600,000 elements', '<i></i>'.repeat(600_000) + article, /too many elements/],
	['600,000 remarks', '<!-- -->'.repeat(600_000) + article, /too many elements/],
	['200,000 attributes on one element', `<p ${names}>${article}`, /^An element of this page/],
	[
		'180 attributes on each of 2,000',
		`<p ${names.slice(0, 800)}></p>`.repeat(2_000) + article,
		/^This page has too many attributes/
	],
	[
		'5 MB of paragraphs',
		`<p>${sentence.repeat(5)}</p>`.repeat(12_800),
		/more text than can be read/
	],
	['a text without end', `<p>${sentence.repeat(100_000)}`, /more text without a paragraph/],
	['a text without end, pasted', sentence.repeat(100_000), /more text without a paragraph/]
];

/** Within all limits, yet seconds of work. */
export const slowPage = Buffer.from('<p class="byline">May 2020, and more</p>'.repeat(29_000));

/** 5 MB, the size of a large honest report. */
export const largePage = Buffer.from(
	`<article><h1>A large report</h1>${`<p style="${'margin:0;'.repeat(75)}">${sentence.repeat(5)}</p>`.repeat(4_800)}</article>`
);

const megabyte = 1_000_000;
const filled = (piece: string, megabytes: number) =>
	piece.repeat(Math.floor((megabytes * megabyte) / Buffer.byteLength(piece)));
const paragraphs = (piece: string, times: number) => `<p>${piece}</p>`.repeat(times);
const linked = (json: string) => `<script type="application/ld+json">${json}</script>${article}`;
const inHead = (element: string) => `<html><head>${element}</head><body>${article}</body></html>`;
const nested = (tag: string, depth: number, times: number) =>
	(`<${tag}>`.repeat(depth) + sentence + `</${tag}>`.repeat(depth)).repeat(times);

/** Expensive pages within the 10 MB limit. Some are read, others refused. */
export const heavyPages: Record<string, () => string | Buffer> = {
	'9.2 MB in one paragraph': () => `<p>${filled(sentence, 9.2)}</p>`,
	'1.9 million letters in paragraphs': () => paragraphs(sentence.repeat(5), 4_900),
	'29,000 paragraphs': () => paragraphs(sentence, 25_000),
	'80,000 tiny quotations': () => paragraphs('“No,” he said. '.repeat(200), 400),
	'80,000 opened quotations': () => paragraphs('“No he said '.repeat(200), 400),
	'40,000 names': () => paragraphs('Asma Jehan of the Levy Board said no. '.repeat(100), 400),
	'one line without spaces': () => `<p>${'a'.repeat(990_000)}</p>`,
	'capitals without spaces': () => `<p>${'Ab'.repeat(490_000)}</p>`,
	'combining marks': () => `<p>a${'\u0301'.repeat(900_000)}</p>`,
	'marks of direction': () => paragraphs('\u202ea\u202c'.repeat(1_000), 400),
	'joiners between letters': () => paragraphs('a\u200cb\u200d'.repeat(1_000), 400),
	'line breaks': () => `<p>${'No.<br>'.repeat(29_000)}</p>`,
	'line breaks, pasted': () => 'No.\n\n'.repeat(190_000),
	'a line of a mail, pasted': () => `${'word '.repeat(18)}\n`.repeat(10_000),
	spaces: () => `<p>${' '.repeat(9 * megabyte)}</p>${article}`,
	NULs: () => `<p>${'\0'.repeat(900_000)}</p>${article}`,
	entities: () => paragraphs('&amp;&#x41;&Aacute;&nosuch;'.repeat(1_000), 300),
	ampersands: () => `<p>${'&'.repeat(9 * megabyte)}`,
	'unclosed tags': () => '<p><b><i>No.'.repeat(9_000),
	CDATA: () => `<p><![CDATA[${filled('no ', 9)}]]></p>${article}`,
	'one attribute': () => `<p title="${filled(sentence, 9)}">${article}`,
	'one comment': () => `<!--${filled(sentence, 9)}-->${article}`,
	'comments in comments': () => `${'<!--'.repeat(2 * megabyte)}${article}`,
	'one script': () => `<script>${filled('x();', 9)}</script>${article}`,
	'one style': () => `<style>${filled('p{}', 9)}</style>${article}`,
	'one title': () => inHead(`<title>${'No '.repeat(300_000)}</title>`),
	'one canonical address': () =>
		inHead(`<link rel="canonical" href="https://paper.example/${'a'.repeat(9 * megabyte)}">`),
	'one meta': () => inHead(`<meta property="og:title" content="${filled('No ', 9)}">`),
	'20,000 metas': () => inHead('<meta name="author" content="Asma Jehan">'.repeat(20_000)),
	'one author': () => `<p class="byline">By ${'Asma '.repeat(190_000)}</p>${article}`,
	'29,000 bylines': () => slowPage,
	'100,000 links': () => '<a href="/no">No</a>'.repeat(100_000),
	'29,000 links': () => `${'<a href="/no">No</a>'.repeat(29_000)}${article}`,
	'29,000 cells': () => `<table><tr>${'<td>No</td>'.repeat(29_000)}</table>${article}`,
	'nested tables': () => nested('table><tr><td', 120, 20),
	'nested MathML': () => nested('math', 390, 70),
	'deep JSON-LD': () => linked('['.repeat(4 * megabyte)),
	'wide JSON-LD': () => linked(`[${'{"@type":"NewsArticle"},'.repeat(300_000)}{}]`),
	'JSON-LD of one text': () =>
		linked(`{"@type":"NewsArticle","headline":"No","articleBody":"${filled(sentence, 9)}"}`),
	'UTF-16': () => Buffer.from(`\ufeff${paragraphs(sentence, 29_000)}`, 'utf16le'),
	'no UTF-8': () => Buffer.alloc(9 * megabyte, 0xe9)
};
