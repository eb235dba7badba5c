import { officeWords, particles, personTitles } from '../names/words.ts';
import { bodyNouns, bodyWords, laws, ranks } from './nouns.ts';
import type { KnownName } from './quotation.ts';
import type { Token } from './tokens.ts';
import { cues, times } from './words.ts';
import { wordSet } from '../word-set.ts';

/** A capitalised name in tokens `from` to `to`; `name` is where it begins behind titles and offices. */
export interface Entity {
	from: number;
	name: number;
	to: number;
	kind: 'person' | 'organisation' | 'unclear' | 'other';
	known?: KnownName;
}

export const isTitle = (token: Token) => {
	const word = token.lower.replaceAll('.', '');
	return (
		personTitles.has(word) || ranks.has(token.lower) || ranks.has(word) || officeWords.has(word)
	);
};

export const nameSuffixes = wordSet('pc kc qc mp mna mpa td msp sc jr sr obe cbe mbe phd');

const schools = wordSet('institute centre center school college faculty foundation');

const chambers = wordSet('house opposition senate parliament assembly state treasury army police');

export function kindOfRun(tokens: Token[], first: number, end: number): Entity[] {
	let from = isChamber(tokens, first, end) ? first + 1 : first;
	while (from < end - 1 && times.has(tokens[from]!.lower)) from++;
	const own = tokens.slice(from, end);
	const text = own.map((token) => token.lower).join(' ');
	if (own.every((token) => times.has(token.lower))) return [];
	const isFirm =
		own.length > 1 &&
		text.endsWith(' law') &&
		/^(?:of|at|from)$/u.test(tokens[from - 1]?.lower ?? '');
	if (isFirm) return [{ from, name: from, to: end, kind: 'organisation' }];
	if (laws.has(own.at(-1)!.lower) && !schools.has(own[0]!.lower))
		return [{ from, name: from, to: end, kind: 'other' }];
	while (own.length > 2 && nameSuffixes.has(own.at(-1)!.lower)) own.pop();
	const to = from + own.length;
	const titled = own.findLastIndex(isTitle) + 1;
	const name = own.slice(titled);
	const isBody = own.length > 1 && own.some(isOrganisation);
	if (!name.length) return [{ from, name: from, to, kind: isBody ? 'organisation' : 'other' }];
	if (name.some(isOrganisation)) {
		return [{ from, name: from + officeLength(own), to, kind: 'organisation' }];
	}
	return [{ from, name: from + titled, to, kind: kindOfName(name, titled > 0, tokens[from - 1]) }];
}

/** «Executive Director Media Matters» begins with an office, «Home Office» and «State Department» do not. */
function officeLength(own: Token[]): number {
	const first = own.findIndex((token) => !isTitle(token) || isOrganisation(token));
	const lead = own.slice(0, Math.max(0, first));
	return (
		lead.findLastIndex(
			({ lower }) => officeWords.has(lower) || personTitles.has(lower.replace('.', ''))
		) + 1
	);
}

/** «Leader of the House Sana Mirza»: the chamber belongs to the office. */
const isChamber = (tokens: Token[], first: number, end: number) =>
	end - first > 2 &&
	chambers.has(tokens[first]!.lower) &&
	(tokens[first - 1]?.lower === 'of' || tokens[first - 2]?.lower === 'of');

const isOrganisation = ({ lower }: Token) => bodyWords.has(lower);

function kindOfName(name: Token[], isTitled: boolean, before?: Token): Entity['kind'] {
	if (name.some(({ lower }) => lower === 'for' || lower === 'without' || lower === '&'))
		return 'organisation';
	if (!isTitled && name.length === 1 && (isShortForm(name[0]!.text) || isCamel(name[0]!.text)))
		return 'organisation';
	// «Consumer group Fair Deal» is an organisation.
	if (!isTitled && before && /^\p{Ll}/u.test(before.text) && bodyNouns.has(before.lower))
		return 'organisation';
	const isLong = isTitled ? name.length > 5 : name.length < 2 || name.length > 5;
	const isName = name.every(
		(token) => !cues.has(token.lower) && (isNameWord(token) || particles.has(token.lower))
	);
	return !isLong && isName ? 'person' : 'unclear';
}

const isShortForm = (text: string) => /^\p{Lu}[\p{Lu}\p{N}&-]{1,7}$/u.test(text);

/** Matches «TechFront», but not «McKelvey». */
const isCamel = (text: string) =>
	/\p{Ll}\p{Lu}/u.test(text) && !/^(?:Mc|Mac|De|Di|La|Le|Van|Fitz|O)\p{Lu}/u.test(text);

const isNameWord = ({ text }: Token) =>
	/^\p{Lu}[\p{L}\p{M}'’.-]*$/u.test(text) && !/^\p{Lu}{4,}$/u.test(text);
