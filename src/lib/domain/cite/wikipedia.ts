import { wikipediaDate } from './dates.ts';
import { wholeName } from './authors.ts';
import type { Citation } from './citation.ts';

const archived = /^https?:\/\/web\.archive\.org\/web\/(\d{4})(\d{2})(\d{2})/;

/** The template requires a date with an archived page, so an archive without one follows the template. */
export function wikipedia({ item, date, accessed, address, archiveUrl }: Citation): string {
	const day = archiveUrl && archived.exec(archiveUrl)?.slice(1).join('-');
	const authors = (item.author ?? []).map(wholeName);
	const [author, ...others] = authors;
	const outlet = item['container-title'] ?? item.publisher;
	const isNews = item.type === 'article-newspaper';
	const fields = {
		...(others.length
			? Object.fromEntries([author, ...others].map((name, index) => [`author${index + 1}`, name]))
			: { author }),
		date: date && wikipediaDate(date),
		title: item.title,
		url: item.URL,
		[isNews ? 'newspaper' : 'website']: outlet,
		language: item.language === 'en' ? undefined : item.language,
		quote: item.abstract?.replace(/^“([^”]*)”$/, '$1'),
		'archive-url': day && archiveUrl,
		'archive-date': day && wikipediaDate(day),
		'access-date': wikipediaDate(accessed)
	};
	const values = Object.entries(fields).flatMap(([name, value]) =>
		value ? `|${name}=${name.endsWith('url') ? encoded(value) : escaped(value)} ` : []
	);
	const links = [
		archiveUrl && !day && `Archived at [${encoded(archiveUrl)} ${escaped(item.archive ?? '')}].`,
		item.URL !== address && `On record at [${encoded(address)} Rulewatch].`
	];
	if (item.title && item.URL)
		return [`{{cite ${isNews ? 'news' : 'web'} ${values.join('')}}}`, ...links]
			.filter(Boolean)
			.join(' ');
	// The templates require both a title and a URL.
	const what = escaped(item.title ?? item.genre ?? '');
	const when = [date && wikipediaDate(date), `accessed ${wikipediaDate(accessed)}`];
	const plain = [...authors, outlet, ...when].flatMap((words) => (words ? escaped(words) : []));
	return [`${[item.URL ? `[${encoded(item.URL)} ${what}]` : what, ...plain].join(', ')}.`, ...links]
		.filter(Boolean)
		.join(' ');
}

function escaped(text: string): string {
	return text
		.replaceAll(/[{}[\]<>&]/g, (sign) => `&#${sign.charCodeAt(0)};`)
		.replaceAll("''", '&#39;&#39;')
		.replaceAll('|', '{{!}}');
}

function encoded(url: string): string {
	return url.replaceAll(
		/[\s|{}[\]<>"']/g,
		(sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`
	);
}
