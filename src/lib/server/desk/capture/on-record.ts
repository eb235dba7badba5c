import { isSameName, nameKeyOf } from '../../../domain/names/key.ts';
import { type Law, lawsIn } from './laws.ts';

interface Asked {
	text: string;
	laws: Law[];
	/** The name of an outlet as the page has it; '' where it has none. */
	outlet: string;
	/** The outlets on record. */
	outlets: string[];
}

/** The laws on record that a text names, and how the record spells its outlet. */
export function placeOnRecord({ text, laws, outlet, outlets }: Asked): {
	laws: Law[];
	outlet?: string;
} {
	const own = nameKeyOf(outlet);
	return {
		laws: lawsIn(text, laws),
		outlet: outlets.find((each) => isSameName(own, nameKeyOf(each), false))
	};
}
