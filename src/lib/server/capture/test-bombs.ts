/** Pages that are made to stall their reader, and what they are told. */

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
	['a text without end', `<p>${sentence.repeat(100_000)}`, /more text without a paragraph/],
	['a text without end, pasted', sentence.repeat(100_000), /more text without a paragraph/]
];

/** Within all limits, and yet work for seconds. */
export const slowPage = Buffer.from('<p class="byline">May 2020, and more</p>'.repeat(29_000));

/** 5 MB of paragraphs, as a large report may have them: no bomb. */
export const largePage = Buffer.from(
	`<article><h1>A large report</h1>${`<p>${sentence.repeat(5)}</p>`.repeat(12_800)}</article>`
);
