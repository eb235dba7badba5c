/** Each kind of public page, with its addresses over rounds: of items from the most to the least spoken of. */
const kinds = {
	home: () => '/',
	regulation: (/** @type {Picks} */ { regulation }) => `/regulations/law-${regulation}`,
	stakeholder: (/** @type {Picks} */ { stakeholder }) => `/stakeholders/stakeholder-${stakeholder}`,
	search: (/** @type {Picks} */ { word }) => `/search?q=${word}`,
	trends: () => '/trends',
	'trends of a country': (/** @type {Picks} */ { country }) => `/trends?jurisdiction=${country}`,
	statement: (/** @type {Picks} */ { item }) => `/statements/statement-${item}`,
	article: (/** @type {Picks} */ { item }) => `/articles/article-${item}`,
	event: (/** @type {Picks} */ { event }) => `/events/event-${event}`,
	topic: (/** @type {Picks} */ { topic }) => `/topics/topic-${topic}`,
	regulations: (/** @type {Picks} */ { page }) => `/regulations?page=${page}`,
	stakeholders: (/** @type {Picks} */ { page }) => `/stakeholders?page=${page}`,
	statements: (/** @type {Picks} */ { page }) => `/statements?page=${page}`,
	'statements of a law': (/** @type {Picks} */ { regulation }) =>
		`/statements?regulation=law-${regulation}`,
	'statements of a channel': () => '/statements?channel=press_release',
	'statements of a stance': () => '/statements?stance=oppose',
	'statements of a stance in a language': () => '/statements?stance=oppose&lang=en',
	'statements, deep': (/** @type {Picks} */ { deep }) => `/statements?page=${deep}`,
	'statements of a stance, deep': (/** @type {Picks} */ { deep }) =>
		`/statements?stance=oppose&page=${deep >> 2}`,
	articles: (/** @type {Picks} */ { page }) => `/articles?page=${page}`,
	'articles, deep': (/** @type {Picks} */ { deep }) => `/articles?page=${deep}`,
	'articles of a law': (/** @type {Picks} */ { regulation }) =>
		`/articles?regulation=law-${regulation}`,
	events: (/** @type {Picks} */ { page }) => `/events?page=${page}`,
	'events, deep': (/** @type {Picks} */ { deep }) => `/events?page=${Math.ceil(deep / 10)}`,
	'regulations, deep': (/** @type {Picks} */ { deep }) =>
		`/regulations?page=${Math.ceil(deep / 20)}`,
	'stakeholders, deep': (/** @type {Picks} */ { deep }) =>
		`/stakeholders?page=${Math.ceil(deep / 10)}`,
	topics: () => '/topics',
	coalitions: () => '/coalitions',
	'coalitions on a law': (/** @type {Picks} */ { regulation }) =>
		`/coalitions?regulation=law-${regulation}`,
	comparison: (/** @type {Picks} */ { regulation }) =>
		`/compare?regulations=law-${regulation},law-${regulation + 1}`,
	coming: () => '/coming',
	sections: () => '/sections',
	section: () => '/sections/news',
	feed: () => '/feed.atom',
	'feed of a law': (/** @type {Picks} */ { regulation }) =>
		`/regulations/law-${regulation}/feed.atom`,
	'feed of a stakeholder': (/** @type {Picks} */ { stakeholder }) =>
		`/stakeholders/stakeholder-${stakeholder}/feed.json`,
	'feed of a topic': (/** @type {Picks} */ { topic }) => `/topics/topic-${topic}/feed.atom`,
	'feed of articles': () => '/articles/feed.atom',
	'feed of a search': (/** @type {Picks} */ { word }) => `/search/feed.atom?q=${word}`,
	'API: articles': () => '/api/v1/articles',
	'API: statements': () => '/api/v1/statements',
	'API: changes of statements': () => '/api/v1/statements?updated_since=1970-01-01',
	'API: regulations': () => '/api/v1/regulations',
	'API: stakeholders': () => '/api/v1/stakeholders',
	'API: events': () => '/api/v1/events',
	'API: an article': (/** @type {Picks} */ { item }) => `/api/v1/articles/article-${item}`,
	'API: a law': (/** @type {Picks} */ { regulation }) => `/api/v1/regulations/law-${regulation}`,
	'chart of a law': (/** @type {Picks} */ { regulation }) =>
		`/regulations/law-${regulation}/charts/reactions.json`,
	'law by its names': (/** @type {Picks} */ { regulation }) =>
		`/regulations/law-${regulation}?count=signatories`,
	'law by members': (/** @type {Picks} */ { regulation }) =>
		`/regulations/law-${regulation}?count=members`,
	'chart across laws': () => '/trends/charts/stance.csv',
	'the matrix': () => '/trends/charts/matrix.json',
	embed: (/** @type {Picks} */ { regulation }) => `/embed/regulations/law-${regulation}`,
	data: () => '/data',
	'site map': () => '/sitemap.xml',
	'calendar of a law': (/** @type {Picks} */ { regulation }) =>
		`/regulations/law-${regulation}/timeline.ics`
};

/** @typedef {ReturnType<typeof picksOf>} Picks */
/** @typedef {keyof typeof kinds} Kind */

export const allKinds = /** @type {Kind[]} */ (Object.keys(kinds));

const countries = ['PK', 'IN', 'DE', 'NG', 'BR'];
const words = [
	...['government', 'privacy', 'laws', 'data', 'oversight', 'dissent'],
	...['privacy+government', 'media+court', 'journalists', 'takedown+hours']
];

/**
 * The address of a kind of page in one round of many, for a record of so many statements. Ranks are spread evenly by
 * their logarithm: the few that are read most come as often as the many that are not.
 * @param {Kind} kind
 * @param {number} statements
 * @param {number} round
 * @param {number} rounds
 */
export function addressOf(kind, statements, round, rounds) {
	return kinds[kind](picksOf(statements, round, rounds));
}

function picksOf(
	/** @type {number} */ statements,
	/** @type {number} */ round,
	/** @type {number} */ rounds
) {
	const ranked = (/** @type {number} */ count) =>
		Math.min(count - 1, Math.floor(count ** ((round + 0.5) / rounds)) - 1);
	const spread = (/** @type {number} */ count) => Math.floor((count * (round + 0.5)) / rounds);
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
