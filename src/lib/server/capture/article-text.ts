import { Readability } from '@mozilla/readability';
import { tidySpaces } from './tidy.ts';

const blocks = new Set(
	'address article blockquote center dd div dl dt fieldset footer h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody thead tr ul'
		.toUpperCase()
		.split(' ')
);
const dropped = new Set([
	'FIGURE',
	'FIGCAPTION',
	'ASIDE',
	'FORM',
	'BUTTON',
	'SCRIPT',
	'STYLE',
	'NOSCRIPT',
	'TEMPLATE'
]);
const furniture = /^(?:advertisement|read more|related|share this|sign up|subscribe|image source)/i;
const longestFurniture = 160;

/** Readability takes the document apart, so read everything else first. */
export function articleText(document: Document): string {
	for (const root of [document.documentElement, document.body]) removeHints(root);
	const article = new Readability<Node>(document, { serializer: (node) => node }).parse();
	return article?.content ? paragraphs(article.content) : '';
}

/** Readability drops elements by these attributes; on `html` and `body` they say nothing. */
function removeHints(root: Element) {
	for (const name of ['class', 'id', 'role', 'style', 'hidden', 'aria-hidden'])
		root.removeAttribute(name);
}

export function paragraphs(root: Node, without: ReadonlySet<string> = dropped): string {
	let text = '';
	const walk = (node: Node) => {
		if (node.nodeType === 3) text += (node.textContent ?? '').replace(/[\r\n]/g, ' ');
		if (node.nodeType !== 1 || without.has(node.nodeName)) return;
		if (node.nodeName === 'BR') text += '\n';
		const isBlock = blocks.has(node.nodeName);
		if (isBlock) text += '\n\n';
		for (const child of node.childNodes) walk(child);
		if (node.nodeName === 'TD' || node.nodeName === 'TH') text += ' ';
		if (isBlock) text += '\n\n';
	};
	walk(root);
	return inParagraphs(text);
}

export function inParagraphs(text: string): string {
	return text
		.split('\n\n')
		.map((paragraph) => paragraph.split('\n').map(tidySpaces).filter(isArticle).join('\n'))
		.filter(Boolean)
		.join('\n\n');
}

const isArticle = (line: string) =>
	line && !(line.length <= longestFurniture && furniture.test(line));
