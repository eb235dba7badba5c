/** Offices that reports call otherwise when they come back to them. */
export const alsoCalled: Record<string, string[]> = {
	judge: ['judge', 'justice', 'magistrate'],
	chair: ['chair', 'chairman', 'chairwoman', 'chairperson'],
	chairman: ['chair', 'chairman', 'chairperson'],
	lawmaker: ['mp', 'mna', 'senator', 'lawmaker', 'sen', 'rep'],
	officer: ['officer', 'attorney', 'advocate', 'prosecutor'],
	secretary: ['secretary', 'minister'],
	counsel: ['counsel', 'barrister', 'advocate', 'lawyer'],
	lawyer: ['counsel', 'barrister', 'advocate', 'lawyer', 'solicitor', 'attorney'],
	senator: ['senator', 'sen'],
	governor: ['governor', 'gov']
};

export const hasWord = (text: string, word: string) =>
	text
		.toLowerCase()
		.split(/[^\p{L}\p{N}]/u)
		.includes(word);
