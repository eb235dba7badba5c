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

const shortestStem = 3;

/** «leaked», «leaks» and «leak» share a stem, and so do «notify» and «notified». «News» is no plural. */
export function stemOf(word: string): string {
	if (word === 'news') return word;
	const plain = basicForms.get(word) ?? word.replaceAll('-', '');
	const bare = plain.replace(/(?:ing|ed|es|s|e)$/, '');
	return (bare.length < shortestStem ? plain : bare)
		.replace(/([^aeiou])\1$/, '$1')
		.replace(/y$/, 'i');
}

/** Adds variants with irregular forms: «struck down» for «strike down». */
export function otherForms(words: string[]): string[] {
	return words.flatMap((word, place) =>
		irregular
			.filter((forms) => forms.includes(word))
			.flatMap((forms) => forms.filter((form) => form !== word))
			.map((form) => words.with(place, form).join(' '))
	);
}
