/** A sample address of each kind of page; items range from the most to the least mentioned. */
const kinds = {
	home: () => '/',
	regulation: ({ regulation }) => `/regulations/law-${regulation}`,
	stakeholder: ({ stakeholder }) => `/stakeholders/stakeholder-${stakeholder}`,
	search: ({ word }) => `/search?q=${word}`,
	trends: () => '/trends',
	'trends of a country': ({ country }) => `/trends?jurisdiction=${country}`,
	statement: ({ item }) => `/statements/statement-${item}`,
	article: ({ item }) => `/articles/article-${item}`,
	event: ({ event }) => `/events/event-${event}`,
	topic: ({ topic }) => `/topics/topic-${topic}`,
	regulations: ({ page }) => `/regulations?page=${page}`,
	stakeholders: ({ page }) => `/stakeholders?page=${page}`,
	statements: ({ page }) => `/statements?page=${page}`,
	'statements of a law': ({ regulation }) => `/statements?regulation=law-${regulation}`,
	'statements of a channel': () => '/statements?channel=press_release',
	'statements of a stance': () => '/statements?stance=oppose',
	'statements of a stance in a language': () => '/statements?stance=oppose&lang=en',
	'statements, deep': ({ deep }) => `/statements?page=${deep}`,
	'statements of a stance, deep': ({ deep }) => `/statements?stance=oppose&page=${deep >> 2}`,
	'laws by statements': ({ page }) => `/regulations?sort=statements&page=${page}`,
	'stakeholders by statements': ({ page }) => `/stakeholders?sort=statements&page=${page}`,
	'stakeholders of a stance': () => '/stakeholders?stance=oppose',
	articles: ({ page }) => `/articles?page=${page}`,
	'articles, deep': ({ deep }) => `/articles?page=${deep}`,
	'articles of a law': ({ regulation }) => `/articles?regulation=law-${regulation}`,
	'articles by report': () => '/articles?count=reports',
	events: ({ page }) => `/events?page=${page}`,
	'events, deep': ({ deep }) => `/events?page=${Math.ceil(deep / 10)}`,
	'regulations, deep': ({ deep }) => `/regulations?page=${Math.ceil(deep / 20)}`,
	'stakeholders, deep': ({ deep }) => `/stakeholders?page=${Math.ceil(deep / 10)}`,
	topics: () => '/topics',
	coalitions: () => '/coalitions',
	'card of coalitions': () => '/coalitions/card.png',
	'coalitions on a law': ({ regulation }) => `/coalitions?regulation=law-${regulation}`,
	comparison: ({ regulation }) => `/compare?regulations=law-${regulation},law-${regulation + 1}`,
	coming: () => '/coming',
	sections: () => '/sections',
	section: () => '/sections/news',
	feed: () => '/feed.atom',
	'feed of a law': ({ regulation }) => `/regulations/law-${regulation}/feed.atom`,
	'feed of a stakeholder': ({ stakeholder }) =>
		`/stakeholders/stakeholder-${stakeholder}/feed.json`,
	'feed of a topic': ({ topic }) => `/topics/topic-${topic}/feed.atom`,
	'feed of articles': () => '/articles/feed.atom',
	'feed of a search': ({ word }) => `/search/feed.atom?q=${word}`,
	'API: articles': () => '/api/v1/articles',
	'API: statements': () => '/api/v1/statements',
	'API: changes of statements': () => '/api/v1/statements?updated_since=1970-01-01',
	'API: regulations': () => '/api/v1/regulations',
	'API: stakeholders': () => '/api/v1/stakeholders',
	'API: events': () => '/api/v1/events',
	'API: an article': ({ item }) => `/api/v1/articles/article-${item}`,
	'API: a law': ({ regulation }) => `/api/v1/regulations/law-${regulation}`,
	'chart of a law': ({ regulation }) => `/regulations/law-${regulation}/charts/reactions.json`,
	'law by its names': ({ regulation }) => `/regulations/law-${regulation}?count=signatories`,
	'law by members': ({ regulation }) => `/regulations/law-${regulation}?count=members`,
	'chart across laws': () => '/trends/charts/stance.csv',
	'the matrix': () => '/trends/charts/matrix.json',
	embed: ({ regulation }) => `/embed/regulations/law-${regulation}`,
	data: () => '/data',
	'site map': () => '/sitemap.xml',
	'calendar of a law': ({ regulation }) => `/regulations/law-${regulation}/timeline.ics`
};

export const allKinds = Object.keys(kinds);

/**
 * After a publication these read the whole record, or as much of it as names one law or stakeholder, so that they take
 * longer in a larger one. Only the bound for all pages holds for them. Lists count the choices of their filters.
 */
export const growing = new Set([
	...['home', 'regulation', 'stakeholder', 'topic', 'search', 'feed of a search'],
	...['trends', 'trends of a country', 'chart across laws', 'the matrix', 'comparison'],
	...['chart of a law', 'law by its names', 'law by members', 'feed of a law', 'calendar of a law'],
	...['coalitions', 'card of coalitions', 'coalitions on a law', 'coming', 'data', 'site map'],
	...allKinds.filter((kind) =>
		/^(regulations|laws|stakeholders|statements|articles|events)\b/.test(kind)
	)
]);

const countries = ['PK', 'IN', 'DE', 'NG', 'BR'];
const words = [
	...['government', 'privacy', 'laws', 'data', 'oversight', 'dissent'],
	...['privacy+government', 'media+court', 'journalists', 'takedown+hours']
];

/**
 * The address of a kind of page in one round. Ranks are spread evenly by logarithm, so that the few popular items come
 * as often as the many others.
 */
export function addressOf(kind, statements, round, rounds) {
	return kinds[kind](picksOf(statements, round, rounds));
}

function picksOf(statements, round, rounds) {
	const ranked = (count) => Math.min(count - 1, Math.floor(count ** ((round + 0.5) / rounds)) - 1);
	const spread = (count) => Math.floor((count * (round + 0.5)) / rounds);
	return {
		regulation: ranked(statements / 20),
		stakeholder: ranked(statements / 10),
		item: spread(statements),
		event: spread(statements / 10),
		topic: round % 40,
		page: 1 + (round % 3),
		deep: Math.ceil(statements / 40) - (round % 10),
		country: countries[round % countries.length],
		word: words[round % words.length]
	};
}
