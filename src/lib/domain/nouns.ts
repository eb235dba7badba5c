import { upperFirst } from './plural.ts';

/**
 * Items have a page and a list (`page`), a readable address (`slug`), citations (`cite`) or a feed each (`feed`). They are
 * found by the search (`search`) and uploaded in files (`import`); other sites can embed their list (`frame`).
 */
type Outlet = 'page' | 'slug' | 'cite' | 'feed' | 'search' | 'frame' | 'import';

interface Facts {
	noun: string;
	/** The word of readers for one item, unless it is `noun`. */
	word?: string;
	/** The title of the list, unless it is the plural. */
	title?: string;
	/** A sentence for the data package and the card of the list. */
	about: string;
	/** A search with one of these words ranks items of the noun first, but does not require the word. */
	everyday?: string;
	has: readonly Outlet[];
}

/** Nouns with a history, by plural; each comes after the nouns that it refers to. */
const facts = {
	topics: {
		noun: 'topic',
		about: 'What laws and articles are about.',
		has: ['page', 'slug', 'feed']
	},
	articles: {
		noun: 'article',
		about: 'Published pages: the sources that every claim rests on.',
		everyday: 'article, news, story, coverage, report, خبر, خبریں, مضمون',
		has: ['page', 'slug', 'cite', 'search', 'frame', 'import']
	},
	regulations: {
		noun: 'regulation',
		word: 'law',
		title: 'Laws',
		about: 'Legal instruments: acts, ordinances, rules, bills and others.',
		everyday: 'law, legislation, regulation, legal, قانون, قوانین, قانونی',
		has: ['page', 'slug', 'cite', 'feed', 'search', 'frame']
	},
	stakeholders: {
		noun: 'stakeholder',
		about: 'Organisations, coalitions and people.',
		everyday: 'stakeholder',
		has: ['page', 'slug', 'feed', 'search', 'frame', 'import']
	},
	memberships: {
		noun: 'membership',
		about: 'Who belonged to which group, as a source listed it.',
		has: []
	},
	statements: {
		noun: 'statement',
		about: 'What somebody put on record about laws.',
		everyday: 'statement, quote, quotation, remark, بیان, بیانات, مؤقف, موقف',
		has: ['page', 'cite', 'search', 'frame', 'import']
	},
	events: {
		noun: 'event',
		about: 'What happened to laws.',
		everyday: 'when, happen, event, کب, واقعہ, واقعات',
		has: ['page', 'cite', 'search', 'frame', 'import']
	},
	campaigns: {
		noun: 'campaign',
		about: 'What people did together to change laws.',
		everyday: 'campaign, movement, مہم',
		has: ['page', 'slug', 'cite', 'feed', 'search']
	}
} as const satisfies Record<string, Facts>;

export type Name = keyof typeof facts;
export type Noun = (typeof facts)[Name]['noun'];

export type NameOf<N extends Noun> = {
	[K in Name]: (typeof facts)[K]['noun'] extends N ? K : never;
}[Name];

export type NameWith<O extends Outlet> = {
	[K in Name]: O extends (typeof facts)[K]['has'][number] ? K : never;
}[Name];

export const names = Object.keys(facts) as Name[];

const factsOf = (name: Name): Facts => facts[name];

export const listTitleOf = (name: Name) => factsOf(name).title ?? upperFirst(name);

/** Returns «Laws, events and campaigns». */
export const inSentence = (names: Name[]) =>
	new Intl.ListFormat('en-GB').format(
		names.map(listTitleOf).map((title, index) => (index ? title.toLowerCase() : title))
	);

export const aboutOf = (name: Name) => facts[name].about;
export const everydayWordsOf = (name: Name) => factsOf(name).everyday;

export const nounOf = Object.fromEntries(names.map((name) => [name, facts[name].noun])) as {
	[K in Name]: (typeof facts)[K]['noun'];
};

export const nameOf = Object.fromEntries(names.map((name) => [nounOf[name], name])) as {
	[N in Noun]: NameOf<N>;
};

export const nounWords = Object.fromEntries(
	names.map((name) => [nounOf[name], factsOf(name).word ?? nounOf[name]])
) as Record<Noun, string>;

const firstNames: Name[] = [
	'regulations',
	'stakeholders',
	'statements',
	'articles',
	'events',
	'topics'
];

const readingOrder = [...firstNames, ...names.filter((name) => !firstNames.includes(name))];

/** Returns the nouns with an outlet, in the order in which pages list them. */
export const namesWith = <O extends Outlet>(outlet: O) =>
	readingOrder.filter((name) => factsOf(name).has.includes(outlet)) as NameWith<O>[];

/** «an event», «a stakeholder». The first letter decides, which is right for all our words. */
export const indefinite = (word: string) => `${/^[aeiou]/i.test(word) ? 'an' : 'a'} ${word}`;

export const slugged = namesWith('slug').map((name) => nounOf[name]);

export function hasSlug(noun: Noun): noun is (typeof slugged)[number] {
	return (slugged as readonly Noun[]).includes(noun);
}

export function isName(text: string): text is Name {
	return Object.hasOwn(facts, text);
}

export function isNoun(text: string): text is Noun {
	return Object.hasOwn(nounWords, text);
}

/** Returns the path of an item's public page; a membership has none. */
export function pathOf(
	noun: Noun,
	{ id, slug }: { id: string; slug?: string }
): string | undefined {
	if (!factsOf(nameOf[noun]).has.includes('page')) return undefined;
	return `/${nameOf[noun]}/${hasSlug(noun) ? slug : id}`;
}
