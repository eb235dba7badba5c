import { Linked } from './json-ld.ts';
import { plainText, tidySpaces } from './tidy.ts';

/** Further elements repeat the first ones. */
const enough = 100;
const neighbours =
	'aside, nav, footer, [class*="sidebar" i], [class*="related" i], [class*="widget" i], [class*="most-read" i], [class*="comment" i]';

export class Page {
	readonly linked: Linked;
	private readonly metas = new Map<string, string>();

	constructor(
		readonly document: Document,
		readonly url: string | undefined
	) {
		this.linked = new Linked(document);
		for (const element of document.querySelectorAll('meta[content]')) {
			const content = element.getAttribute('content') ?? '';
			for (const attribute of ['property', 'name', 'http-equiv']) {
				const name = element.getAttribute(attribute)?.toLowerCase();
				if (name && content && !this.metas.has(name)) this.metas.set(name, content);
			}
		}
	}

	meta(...names: string[]): string | undefined {
		return names.map((name) => plainText(this.metas.get(name))).find(Boolean);
	}

	/** By microdata, such as `datePublished`. */
	marked(property: string): Element[] {
		return this.all(`[itemprop~="${property}"]`);
	}

	/** Excludes other articles that the page links to. */
	own(selector: string): Element[] {
		return this.all(selector).filter((element) => !element.closest(neighbours));
	}

	all(selector: string): Element[] {
		return [...this.document.querySelectorAll(selector)].slice(0, enough);
	}
}

export function elementValue(element: Element): string {
	const attributes = ['content', 'datetime', 'title'].map((name) => element.getAttribute(name));
	return tidySpaces(
		(element.tagName === 'A' ? attributes[0] : attributes[0] || attributes[1]) ||
			elementText(element)
	);
}

export const elementText = (element: Element) =>
	tidySpaces(element.textContent ?? '').slice(0, 1_000);
