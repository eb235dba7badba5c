import { wikipediaDate } from './dates.ts';
import { wholeName } from './authors.ts';
import type { Citation } from './citation.ts';

/** Whose archived pages tell in their address when they were archived. */
const archived = /^https?:\/\/web\.archive\.org\/web\/(\d{4})(\d{2})(\d{2})/;

/**
 * The template that the English Wikipedia cites web pages with, and after it the permanent address here. It asks for
 * the day of archiving with an archived page, so that one without goes after it as well.
 */
export function wikipedia({ item, date, accessed, address, archiveUrl }: Citation): string {
	const day = archiveUrl && archived.exec(archiveUrl)?.slice(1).join('-');
	const [author, ...others] = (item.author ?? []).map(wholeName);
	const fields = {
		...(others.length
			? Object.fromEntries([author, ...others].map((name, index) => [`author${index + 1}`, name]))
			: { author }),
		date: date && wikipediaDate(date),
		title: item.title,
		url: item.URL,
		website: item['container-title'] ?? item.publisher,
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
	return [`{{cite web ${values.join('')}}}`, ...links].filter(Boolean).join(' ');
}

/** What means something in wikitext, as character references; the bar has a template of its own. */
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
