import { isSameName, nameKeyOf } from '../../../domain/names/key.ts';
import { type Law, lawsIn } from './laws.ts';

interface Asked {
	text: string;
	laws: Law[];
	/** The outlet as the page spells it, or ''. */
	outlet: string;
	outlets: string[];
}

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
