/** Nouns with a history, by plural; each comes after the nouns that it refers to. */
export const nounOf = {
	topics: 'topic',
	articles: 'article',
	regulations: 'regulation',
	stakeholders: 'stakeholder',
	memberships: 'membership',
	statements: 'statement',
	events: 'event',
	campaigns: 'campaign'
} as const;

export type Name = keyof typeof nounOf;
export type Noun = (typeof nounOf)[Name];

export const names = Object.keys(nounOf) as Name[];

export const nameOf = Object.fromEntries(names.map((name) => [nounOf[name], name])) as {
	[N in Noun]: NameOf<N>;
};

export type NameOf<N extends Noun> = {
	[K in Name]: (typeof nounOf)[K] extends N ? K : never;
}[Name];

export const nounWords = {
	topic: 'topic',
	article: 'article',
	regulation: 'law',
	stakeholder: 'stakeholder',
	membership: 'membership',
	event: 'event',
	statement: 'statement',
	campaign: 'campaign'
} as const satisfies Record<Noun, string>;

/** «an event», «a stakeholder». The first letter decides, which is right for all our words. */
export const indefinite = (word: string) => `${/^[aeiou]/i.test(word) ? 'an' : 'a'} ${word}`;

export const slugged = [
	'topic',
	'article',
	'regulation',
	'stakeholder',
	'campaign'
] as const satisfies Noun[];

export function hasSlug(noun: Noun): noun is (typeof slugged)[number] {
	return (slugged as readonly Noun[]).includes(noun);
}

export function isName(text: string): text is Name {
	return Object.hasOwn(nounOf, text);
}

export function isNoun(text: string): text is Noun {
	return Object.hasOwn(nounWords, text);
}

/** Returns the path of an item's public page; a membership has none. */
export function pathOf(
	noun: Noun,
	{ id, slug }: { id: string; slug?: string }
): string | undefined {
	if (noun === 'membership') return undefined;
	return `/${nameOf[noun]}/${hasSlug(noun) ? slug : id}`;
}
