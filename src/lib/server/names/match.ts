import { waysOf } from '../../domain/name-list.ts';
import type { Found } from '../../forms/item.ts';
import type { NameLine } from '../../forms/names.ts';
import { choices, folded, named, near } from '../lookup/index.ts';

/** A line of a list before anybody decides. */
export type Matched = Pick<NameLine, 'text' | 'known' | 'near' | 'repeats'>;

/** Longer texts are no names. */
export const longest = 300;

/** Whom each name of a list means. The number of queries does not grow with them. */
export async function matchNames(texts: string[]): Promise<Matched[]> {
	const ways = texts.map((text) => waysOf(text.slice(0, longest)));
	const found = await named(
		'stakeholder',
		ways.flatMap(({ surely }) => surely)
	);
	const ids = ways.map(({ surely }) => firstIn(found, surely));
	const unknown = ways.filter((_, line) => ids[line] === undefined);
	const [known, offers] = await Promise.all([
		choices('stakeholder', [...new Set(ids.flatMap((id) => id ?? []))]),
		near(
			'stakeholder',
			unknown.map(({ surely, perhaps }) => [...surely, ...perhaps])
		)
	]);
	const byId = new Map(known.map((choice) => [choice.id, choice]));
	const byWays = new Map(unknown.map((way, index) => [way, offers[index]!]));
	const first = new Map<string, number>();
	return texts.map((text, line) => {
		const id = ids[line];
		const is = id ?? `? ${folded(text)}`;
		const repeats = first.get(is);
		if (repeats === undefined) first.set(is, line);
		return {
			text,
			...(id !== undefined && { known: byId.get(id) }),
			near: byWays.get(ways[line]!) ?? [],
			...(repeats !== undefined && { repeats })
		};
	});
}

function firstIn(found: Map<string, Found>, texts: string[]): string | undefined {
	for (const text of texts) {
		const one = found.get(text);
		if (one && 'id' in one) return one.id;
	}
	return undefined;
}
