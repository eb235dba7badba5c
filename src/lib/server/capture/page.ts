import { Linked } from './json-ld.ts';
import { plainText, spaced } from './tidy.ts';

/** Further elements repeat the first ones. */
const enough = 100;
const neighbours =
	'aside, nav, footer, [class*="sidebar" i], [class*="related" i], [class*="widget" i], [class*="most-read" i], [class*="comment" i]';

/** A page with access to its metadata. */
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

	/** The first of these that the page has as a meta element. */
	meta(...names: string[]): string | undefined {
		return names.map((name) => plainText(this.metas.get(name))).find(Boolean);
	}

	/** Elements with a microdata property, such as `datePublished`. */
	marked(property: string): Element[] {
		return this.all(`[itemprop~="${property}"]`);
	}

	/** Excludes elements of other articles that the page links to. */
	own(selector: string): Element[] {
		return this.all(selector).filter((element) => !element.closest(neighbours));
	}

	all(selector: string): Element[] {
		return [...this.document.querySelectorAll(selector)].slice(0, enough);
	}
}

/** The value for programs if the element has one, or else its text. */
export function elementValue(element: Element): string {
	const said = ['content', 'datetime', 'title'].map((name) => element.getAttribute(name));
	return spaced((element.tagName === 'A' ? said[0] : said[0] || said[1]) || elementText(element));
}

export const elementText = (element: Element) => spaced(element.textContent ?? '').slice(0, 1_000);
