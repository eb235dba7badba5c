import type { Cut } from './quotation.ts';

/** Reports vary these offices when they return to the same person. */
export const roleVariants: Record<string, string[]> = {
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

const cache = new WeakMap<Cut, Set<string>>();

export function roleWordsOf(role: Cut): Set<string> {
	const words = cache.get(role) ?? new Set(role.text.toLowerCase().split(/[^\p{L}\p{N}]/u));
	cache.set(role, words);
	return words;
}
