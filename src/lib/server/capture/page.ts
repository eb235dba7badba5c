import { Linked } from './json-ld.ts';
import { plain, spaced } from './tidy.ts';

/** Of elements that say the same, the first do. */
const enough = 100;
const neighbours =
	'aside, nav, footer, [class*="sidebar" i], [class*="related" i], [class*="widget" i], [class*="most-read" i], [class*="comment" i]';

/** A page to be asked for what it says of itself. */
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

	/** The first of these that the page has in its head. */
	meta(...names: string[]): string | undefined {
		return names.map((name) => plain(this.metas.get(name))).find(Boolean);
	}

	/** What is marked as a property of an item, such as `datePublished`. */
	marked(property: string): Element[] {
		return this.all(`[itemprop~="${property}"]`);
	}

	/** Without those of the articles that a page names beside its own. */
	own(selector: string): Element[] {
		return this.all(selector).filter((element) => !element.closest(neighbours));
	}

	all(selector: string): Element[] {
		return [...this.document.querySelectorAll(selector)].slice(0, enough);
	}
}

/** What an element says: for programs if it says that, or else what it shows. */
export function saidBy(element: Element): string {
	const said = ['content', 'datetime', 'title'].map((name) => element.getAttribute(name));
	return spaced((element.tagName === 'A' ? said[0] : said[0] || said[1]) || shownBy(element));
}

export const shownBy = (element: Element) => spaced(element.textContent ?? '').slice(0, 1_000);
