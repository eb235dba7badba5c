import { Parser } from 'htmlparser2';

/** WXR: RSS 2.0 with additional elements. */
export interface Post {
	title: string;
	link: string;
	/** Stays the same when the post's address changes. */
	guid: string;
	/** The login if the file has no name. */
	creator: string;
	/** `YYYY-MM-DD hh:mm:ss` in the site's time zone, or in UTC. */
	date: string;
	categories: string[];
	tags: string[];
	html: string;
}

export interface Site {
	title: string;
	/** BCP 47. */
	language: string;
	/** By login. */
	authors: Map<string, string>;
	/** By kind. */
	skipped: Record<string, number>;
}

/** The message is a sentence for people. */
export class NoArchive extends Error {}

/** Far more than newspapers have. */
const most = { depth: 40, field: 20_000, html: 1_000_000, names: 60, authors: 5_000 };

const fields: Record<string, string> = {
	title: 'title',
	link: 'link',
	guid: 'guid',
	'dc:creator': 'creator',
	'content:encoded': 'html',
	'wp:post_date': 'date',
	'wp:post_date_gmt': 'dateGmt',
	'wp:status': 'status',
	'wp:post_type': 'type'
};

interface Item extends Record<string, string | string[]> {
	categories: string[];
	tags: string[];
}

/**
 * The parser fetches nothing and knows only XML's own entities.
 * @throws NoArchive
 */
export class WxrReader {
	readonly site: Site = { title: '', language: '', authors: new Map(), skipped: {} };
	#path: string[] = [];
	#text = '';
	#item?: Item;
	#domain = '';
	#author: Record<string, string> = {};
	#isWxr = false;
	#posts: Post[] = [];
	#parser = new Parser(
		{
			onprocessinginstruction: (name) => {
				if (name.toLowerCase() === '!doctype')
					throw new NoArchive(
						'This file defines a document type of its own, which no export of WordPress does. It was not read.'
					);
			},
			onopentag: (name, attributes) => this.#open(name, attributes),
			ontext: (text) => this.#add(text),
			onclosetag: (name) => this.#close(name)
		},
		{ xmlMode: true, decodeEntities: true }
	);

	write(piece: string): Post[] {
		this.#parser.write(piece);
		return this.#posts.splice(0);
	}

	end(): Post[] {
		if (this.#path.length)
			throw new NoArchive(
				'This file breaks off before its end: it did not come whole from WordPress. Export it again.'
			);
		this.#parser.end();
		if (!this.#isWxr)
			throw new NoArchive(
				'This is no export of WordPress. In WordPress, choose Tools, then Export, then Posts, and load the XML file that you get.'
			);
		return this.#posts.splice(0);
	}

	#open(name: string, attributes: Record<string, string>) {
		this.#path.push(name);
		if (this.#path.length > most.depth)
			throw new NoArchive(
				'This file is nested deeper than any export of WordPress. It was not read.'
			);
		this.#text = '';
		if (name === 'item') this.#item = { categories: [], tags: [] };
		if (name === 'wp:author') this.#author = {};
		if (name === 'category') this.#domain = attributes.domain ?? '';
	}

	#add(text: string) {
		const limit = this.#path.at(-1) === 'content:encoded' ? most.html : most.field;
		// One character over the limit shows that the text was longer.
		if (this.#text.length <= limit) this.#text += text.slice(0, limit + 1 - this.#text.length);
	}

	#close(name: string) {
		this.#path.pop();
		const text = this.#text.trim();
		const parent = this.#path.at(-1);
		if (name === 'wp:wxr_version') this.#isWxr = true;
		if (name === 'item') this.#finish();
		else if (parent === 'item' && this.#item) this.#tell(this.#item, name, text);
		else if (parent === 'wp:author') this.#author[name] = text;
		else if (name === 'wp:author' && this.site.authors.size < most.authors)
			this.site.authors.set(
				this.#author['wp:author_login'] ?? '',
				this.#author['wp:author_display_name'] ?? ''
			);
		else if (parent === 'channel' && name === 'title') this.site.title = text;
		else if (parent === 'channel' && name === 'language') this.site.language = text;
		this.#text = '';
	}

	#tell(item: Item, name: string, text: string) {
		const field = fields[name];
		if (field) item[field] = field === 'html' ? this.#text : text;
		if (name !== 'category') return;
		const list = this.#domain === 'post_tag' ? item.tags : item.categories;
		if (['post_tag', 'category'].includes(this.#domain) && text && list.length < most.names)
			list.push(text);
	}

	#finish() {
		const item = this.#item;
		this.#item = undefined;
		if (!item) return;
		const of = (name: string) => String(item[name] ?? '');
		const kind = kindOf(of('type'), of('status'));
		if (kind) {
			this.site.skipped[kind] = (this.site.skipped[kind] ?? 0) + 1;
			return;
		}
		const hasDate = (date: string) => /^[1-9]/.test(date);
		this.#posts.push({
			title: of('title'),
			link: of('link'),
			guid: of('guid') || of('link'),
			creator: this.site.authors.get(of('creator')) || of('creator'),
			categories: item.categories,
			tags: item.tags,
			date: [of('date'), of('dateGmt')].find(hasDate) ?? '',
			html: of('html')
		});
	}
}

export const isTooLong = ({ html }: Post) => html.length > most.html;

/** @returns undefined for a published post */
function kindOf(type: string, status: string): string | undefined {
	if (type === 'attachment') return 'pictures and files';
	if (type === 'page') return 'pages';
	if (type !== 'post') return 'parts of the site that are no posts';
	if (status === 'private') return 'private posts';
	return status === 'publish' ? undefined : 'posts that are not published';
}
