/** Forms that no ending tells: of verbs that questions are made of, and «ruling», which is no rule. */
const irregular = new Map(
	Object.entries({
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
		judgment: 'ruling, ruled'
	}).flatMap(([word, forms]) => forms.split(', ').map((form) => [form, word]))
);

/** With fewer letters left, what was taken off was no ending. */
const shortest = 3;

/** A folded English word without its ending, enough to know «leaked», «leaks» and «leak», «notify» and «notified» for one. */
export function stemOf(word: string): string {
	const plain = irregular.get(word) ?? word.replaceAll('-', '');
	const bare = plain.replace(/(?:ing|ed|es|s|e)$/, '');
	return (bare.length < shortest ? plain : bare).replace(/([^aeiou])\1$/, '$1').replace(/y$/, 'i');
}
