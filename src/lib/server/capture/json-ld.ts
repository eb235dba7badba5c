import { attempt } from '../../domain/attempt.ts';
import { foldedText, plainText } from './tidy.ts';

type Node = Record<string, unknown>;

const deepest = 8;
const most = 2_000;
export class Linked {
	readonly nodes: Node[] = [];
	readonly article?: Node;

	constructor(document: Document) {
		for (const script of document.querySelectorAll('script[type*="ld+json" i]'))
			this.collect(parsed(script.textContent ?? ''), 0);
		this.article =
			this.ownAmong(
				/^(?:\w{0,30}Article|\w{0,10}BlogPosting|LiveBlogPosting|Report|OpEd|PressRelease)$/,
				document
			) ?? this.ownAmong(/^WebPage$/, document);
	}

	/** References by `@id` are resolved. */
	of(property: string): (Node | string)[] {
		return toList(this.article?.[property]).flatMap((value): (Node | string)[] => {
			if (typeof value === 'string') return [value];
			if (!isNode(value)) return [];
			return [
				value.name
					? value
					: (this.nodes.find((node) => node['@id'] && node['@id'] === value['@id'] && node.name) ??
						value)
			];
		});
	}

	text(...properties: string[]): unknown {
		return properties
			.flatMap((property) => toList(this.article?.[property]))
			.find((value) => typeof value === 'string' && value);
	}

	/** Some pages describe other articles too; the right one has its headline in the page's title. */
	private ownAmong(types: RegExp, document: Document): Node | undefined {
		const title = foldedText(document.querySelector('title')?.textContent ?? '');
		const candidates = this.nodes.filter((node) => typesOf(node).some((type) => types.test(type)));
		const dated = candidates.filter(({ datePublished }) => datePublished);
		const isNamed = ({ headline }: Node) =>
			typeof headline === 'string' && title.includes(foldedText(plainText(headline) ?? headline));
		return (
			dated.find(isNamed) ??
			dated.find(({ headline }) => headline) ??
			dated[0] ??
			candidates.find(({ headline }) => headline)
		);
	}

	private collect(value: unknown, depth: number) {
		if (depth > deepest || this.nodes.length > most) return;
		if (Array.isArray(value)) for (const each of value) this.collect(each, depth + 1);
		if (!isNode(value)) return;
		this.nodes.push(value);
		for (const each of Object.values(value))
			if (typeof each === 'object') this.collect(each, depth + 1);
	}
}

export const linkedNames = (value: Node | string): unknown[] =>
	typeof value === 'string' ? [value] : toList(value.name);

export const typesOf = (node: Node): string[] =>
	toList(node['@type']).filter((type) => typeof type === 'string');

export const toList = (value: unknown): unknown[] =>
	Array.isArray(value) ? value : value ? [value] : [];

const isNode = (value: unknown): value is Node =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** Newsrooms put line breaks into strings, which JSON forbids, and trailing commas into lists. */
function parsed(text: string): unknown {
	const bare = text
		.replace(/^\s*(?:<!--|\/\*<!\[CDATA\[\*\/|<!\[CDATA\[)/, '')
		.replace(/(?:-->|\]\]>)\s*$/, '');
	const mended = () => bare.replace(/\p{Cc}/gu, ' ').replace(/,(?=\s?[}\]])/g, '');
	return attempt(() => JSON.parse(bare)) ?? attempt(() => JSON.parse(mended()));
}
