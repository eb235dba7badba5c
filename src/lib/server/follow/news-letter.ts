import type { Letter } from '../jobs/mail.ts';
import { headingOf } from '../outlets/feeds/index.ts';
import { origin } from '../settings.ts';
import { type Block, letterOf } from './letter.ts';
import { type Linked, followLink, unsubscribeHeaders } from './links.ts';
import type { ChangeSummary } from './change-summary.ts';

export interface News extends ChangeSummary {
	why: string;
}

/** Mail programs cut off longer letters. */
const most = 30;
const mostQuotations = 2;
const mostSources = 3;
const longestSubject = 120;

export function newsLetter(news: News[], recipient: Linked): Letter {
	const left = news.length - most;
	const blocks: Block[] = [
		...news.slice(0, most).flatMap(blocksOf),
		...(left > 0
			? [{ link: `${origin()}/`, words: `And ${left} more, which stand on record` }]
			: []),
		{ rule: true },
		{ small: 'You get this e-mail because you asked Rulewatch for it, at this address.' },
		{ link: followLink('mine', recipient), words: 'See and change what you follow' },
		{ link: followLink('end', recipient), words: 'End all e-mails' }
	];
	return letterOf(subjectOf(news), blocks, unsubscribeHeaders(recipient));
}

function subjectOf(news: News[]): string {
	if (news.length === 1) return shortened(headingOf(news[0]!));
	const reasons = new Set(news.map(({ why }) => why));
	const of = reasons.size === 1 ? [...reasons][0]! : 'what you follow';
	return shortened(`${news.length} changes: ${of}`);
}

const shortened = (text: string) =>
	text.length > longestSubject ? `${text.slice(0, longestSubject - 1).trimEnd()}…` : text;

/** An edit shows only its differences, since the rest was told before. */
function blocksOf(news: News): Block[] {
	const { url, why, changes, title, titleLang, lang } = news;
	return [
		{
			heading: headingOf({ ...news, title: '' }),
			title: { text: title, lang: titleLang ?? lang },
			url
		},
		...(changes.length ? [{ list: changes }] : contentBlocks(news)),
		...sourceBlocks(news),
		{ small: `Why this came: you follow ${why}.` }
	];
}

function contentBlocks({ kinds, title, text, lang, quotations, facts }: News): Block[] {
	const moved = kinds.includes('position') ? facts[0] : undefined;
	return [
		...(moved ? [{ p: moved }] : []),
		// An event's title is its text.
		...(text && !title.includes(text) ? [{ p: text, lang }] : []),
		...quotations
			.slice(0, mostQuotations)
			.map(({ exact, lang, source }) => ({ quote: exact, lang, source })),
		...(facts.length ? [{ small: facts.filter((fact) => fact !== moved).join(' · ') }] : [])
	];
}

/** Sources quoted above are not repeated. */
function sourceBlocks({ changes, quotations, sources }: News): Block[] {
	const quoted = changes.length
		? []
		: quotations.slice(0, mostQuotations).map(({ source }) => source.url);
	return sources
		.filter(({ url }) => !quoted.includes(url))
		.slice(0, mostSources)
		.map((source) => ({ source }));
}
