import { officeWords, organisationWords, particles, titles } from '../names/words.ts';
import type { Entity } from './entities.ts';
import { placeNames } from './places.ts';
import type { Token } from './tokens.ts';
import { bodies, cues, laws, ranks, times } from './words.ts';

const words = (text: string) => new Set(text.split(' '));

export const isTitle = (token: Token) => {
	const word = token.lower.replaceAll('.', '');
	return titles.has(word) || ranks.has(token.lower) || ranks.has(word) || officeWords.has(word);
};

/** Behind a name. */
export const suffixes = words('pc kc qc mp mna mpa td msp sc jr sr obe cbe mbe phd');
const schools = words('institute centre center school college faculty foundation');
const chambers = words('house opposition senate parliament assembly state treasury army police');

/** What a run of capitals that is not on record may be, by its own words and the one before it. */
export function kindOfRun(tokens: Token[], first: number, end: number): Entity[] {
	const from = isChamber(tokens, first, end) ? first + 1 : first;
	const own = tokens.slice(from, end);
	const text = own.map((token) => token.lower).join(' ');
	if (own.every((token) => times.has(token.lower))) return [];
	if (placeNames.has(text) || (laws.has(own.at(-1)!.lower) && !schools.has(own[0]!.lower)))
		return [{ from, name: from, to: end, kind: 'other' }];
	while (own.length > 2 && suffixes.has(own.at(-1)!.lower)) own.pop();
	const to = from + own.length;
	const titled = own.findLastIndex(isTitle) + 1;
	const name = own.slice(titled);
	const isBody = own.length > 1 && own.some(isOrganisation);
	if (!name.length) return [{ from, name: from, to, kind: isBody ? 'organisation' : 'other' }];
	if (name.some(isOrganisation)) {
		const lead = own.findIndex((token) => !isTitle(token) || isOrganisation(token));
		return [{ from, name: from + Math.max(0, lead), to, kind: 'organisation' }];
	}
	return [{ from, name: from + titled, to, kind: kindOfName(name, titled > 0, tokens[from - 1]) }];
}

/** «Leader of the House Sana Mirza» */
const isChamber = (tokens: Token[], first: number, end: number) =>
	end - first > 2 &&
	chambers.has(tokens[first]!.lower) &&
	(tokens[first - 1]?.lower === 'of' || tokens[first - 2]?.lower === 'of');

const isOrganisation = ({ lower }: Token) => organisationWords.has(lower);

function kindOfName(name: Token[], isTitled: boolean, before?: Token): Entity['kind'] {
	if (name.some(({ lower }) => lower === 'for' || lower === 'without')) return 'organisation';
	if (!isTitled && name.length === 1 && isShortForm(name[0]!.text)) return 'organisation';
	// «Consumer group Fair Deal»
	if (!isTitled && before && /^\p{Ll}/u.test(before.text) && bodies.has(before.lower))
		return 'organisation';
	const isLong = isTitled ? name.length > 5 : name.length < 2 || name.length > 5;
	const isName = name.every(
		(token) => !cues.has(token.lower) && (isNameWord(token) || particles.has(token.lower))
	);
	return !isLong && isName ? 'person' : 'unclear';
}

const isShortForm = (text: string) => /^\p{Lu}[\p{Lu}\p{N}&-]{1,7}$/u.test(text);
const isNameWord = ({ text }: Token) =>
	/^\p{Lu}[\p{L}\p{M}'’.-]*$/u.test(text) && !/^\p{Lu}{4,}$/u.test(text);
