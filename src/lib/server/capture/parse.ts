import { parseHTML } from 'linkedom';

const ofHead = new Set([
	'BASE',
	'LINK',
	'META',
	'NOSCRIPT',
	'SCRIPT',
	'STYLE',
	'TEMPLATE',
	'TITLE'
]);

/** HTML allows to omit head and body or leave them open, which the parser does not handle. */
export function parse(html: string): Document {
	const isWhole = /<html[\s>]/i.test(html);
	const { document } = parseHTML(isWhole ? html : around(html));
	const root = document.documentElement;
	if (root?.tagName !== 'HTML') return parse(around(html));
	const children = [...root.childNodes];
	const head = children.find(({ nodeName }) => nodeName === 'HEAD') as HTMLHeadElement | undefined;
	const named = children.find(({ nodeName }) => nodeName === 'BODY') as HTMLElement | undefined;
	const body = named ?? document.createElement('body');
	root.append(body);
	const heads = [...(head?.children ?? [])];
	const misplaced = heads.findIndex(({ tagName }) => !ofHead.has(tagName));
	if (misplaced >= 0) body.prepend(...heads.slice(misplaced));
	body.append(...children.filter((node) => node !== head && node !== body));
	return document;
}

const around = (html: string) => `<html><head></head><body>${html}</body></html>`;
