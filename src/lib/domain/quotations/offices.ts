import type { Cut } from './quotation.ts';

/** Reports vary these offices when they return to the same person. */
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

function remembered<Value>(read: (text: string) => Value): (office: Cut) => Value {
	const known = new WeakMap<Cut, Value>();
	return (office) => {
		if (!known.has(office)) known.set(office, read(office.text));
		return known.get(office)!;
	};
}

export const wordsOf = remembered((text) => new Set(text.toLowerCase().split(/[^\p{L}\p{N}]/u)));
