/** Forms that no ending tells: of verbs that questions are made of, and «ruling», which is no rule. */
const irregular = Object.entries({
	say: 'said',
	tell: 'told',
	think: 'thought',
	know: 'knew, known',
	get: 'got',
	give: 'gave, given',
	make: 'made',
	take: 'took, taken',
	come: 'came',
	become: 'became',
	write: 'wrote, written',
	strike: 'struck',
	withdraw: 'withdrew, withdrawn',
	sue: 'sued, suing',
	freeze: 'froze, frozen',
	hide: 'hid, hidden',
	speak: 'spoke, spoken',
	judgment: 'ruling, ruled'
}).map(([word, forms]) => [word, ...forms.split(', ')] as const);
const basicForms = new Map(
	irregular.flatMap(([word, ...forms]) => forms.map((form) => [form as string, word as string]))
);

/** With fewer letters left, what was taken off was no ending. */
const shortest = 3;

/**
 * A folded English word without its ending, enough to know «leaked», «leaks» and «leak», «notify» and «notified» for one.
 * «News» is not several of what is new.
 */
export function stemOf(word: string): string {
	if (word === 'news') return word;
	const plain = basicForms.get(word) ?? word.replaceAll('-', '');
	const bare = plain.replace(/(?:ing|ed|es|s|e)$/, '');
	return (bare.length < shortest ? plain : bare).replace(/([^aeiou])\1$/, '$1').replace(/y$/, 'i');
}

/** Some folded words in the other forms that no ending tells: «struck down» as «strike down». */
export function otherForms(words: string[]): string[] {
	return words.flatMap((word, place) =>
		irregular
			.filter((forms) => forms.includes(word))
			.flatMap((forms) => forms.filter((form) => form !== word))
			.map((form) => words.with(place, form).join(' '))
	);
}
