import { findQuotations } from '../../../domain/quotations/find.ts';
import {
	type Cut,
	type FoundQuotation,
	type KnownName,
	type Piece,
	pieceOf
} from '../../../domain/quotations/quotation.ts';
import { suggestStance, type StanceSuggestion } from '../../../domain/quotations/suggest.ts';
import type { StakeholderKind } from '../../../domain/vocabulary.ts';
import { guessKind } from './kind-guess.ts';
import { type Called, lawsAlong } from './laws.ts';

/** Somebody whom a text names: on record, or as it names them. */
export interface Someone {
	name: string;
	/** On record. */
	id?: string;
	/** Guessed of who is not on record. */
	kind: StakeholderKind;
}

/** A statement that the text of a page suggests, for a person to confirm. */
export interface Candidate extends Pick<FoundQuotation, 'kind' | 'certainty' | 'rule'> {
	/** Where it begins in the text: its name within that. */
	at: number;
	/** One, or several where its attribution splits it. All words are cut from the text. */
	pieces: Piece[];
	organisation?: Someone;
	speaker?: Someone;
	/** Somebody who is told of without a name: «a senior official». */
	nameless?: string;
	role?: string;
	/** The titles of the laws that it may be on, the likeliest first. */
	laws: string[];
	/** By all that the page quotes of the same speaker: that becomes one statement. */
	suggestion: StanceSuggestion;
}

/** So many pieces of quotations are shown of a page. */
export const mostPieces = 2_000;

interface Asked {
	text: string;
	/** The stakeholders on record, as pages of JSON: `KnownName[]` each. */
	names: string[];
	/** The laws on record. */
	laws?: Called[];
	headline?: string;
}

/** The quotations in a text as they are offered to somebody. */
export function candidatesIn({ text, names, laws = [], headline = '' }: Asked) {
	const known = names.flatMap((page) => JSON.parse(page) as KnownName[]);
	const byId = new Map(known.map((each) => [each.id, each]));
	const { lawsAt, withoutNames } = lawsAlong(text, laws, headline);
	const candidates: Omit<Candidate, 'suggestion'>[] = [];
	const words = new Map<string, string>();
	let count = 0;
	for (const found of findQuotations(text, { names: known })) {
		count += found.pieces.length;
		if (count > mostPieces) break;
		const candidate = candidateOf(text, found, byId);
		const own = found.pieces.map(({ start, end }) => withoutNames.slice(start, end)).join(' ');
		// The title of a law, which nobody said.
		if (!/\p{L}/u.test(own)) continue;
		candidates.push({ ...candidate, laws: lawsAt(found.start).map(({ title }) => title) });
		words.set(whoOf(candidate), `${words.get(whoOf(candidate)) ?? ''} ${own}`);
	}
	const suggestions = new Map([...words].map(([who, all]) => [who, suggestStance(all)]));
	return {
		candidates: candidates.map((each) => ({ ...each, suggestion: suggestions.get(whoOf(each))! })),
		isCut: count > mostPieces
	};
}

/** Whose statement it would be; each quotation of nobody is for itself. */
const whoOf = ({ at, organisation, speaker }: Pick<Candidate, 'at' | 'organisation' | 'speaker'>) =>
	JSON.stringify(
		organisation || speaker
			? [organisation, speaker].map((who) => who && [who.id ?? '', who.name])
			: at
	);

function candidateOf(text: string, found: FoundQuotation, byId: Map<string, KnownName>) {
	const { kind, certainty, rule, speaker, role, organisation } = found;
	// The comma before «she said» is the report's.
	const pieces = found.pieces.map((piece) =>
		/[,،]$/u.test(piece.exact) ? pieceOf(text, piece.start, piece.end - 1) : piece
	);
	const isOrganisation = speaker && organisation && speaker.start === organisation.start;
	const person = isOrganisation ? undefined : speaker;
	const isNameless = person && !found.speakerId && isUnnamed(person.text);
	return {
		...{ at: found.start, kind, certainty, rule, pieces },
		...(organisation && { organisation: someone(organisation, found.organisationId, byId) }),
		...(person && !isNameless && { speaker: someone(person, found.speakerId, byId, 'person') }),
		...(isNameless && { nameless: person.text }),
		...(role && { role: role.text })
	};
}

function someone(
	{ text }: Cut,
	id: string | undefined,
	byId: Map<string, KnownName>,
	kind = guessKind(text)
): Someone {
	const known = id === undefined ? undefined : byId.get(id);
	return known
		? { id: known.id, name: known.name, kind: known.kind as StakeholderKind }
		: { name: text.replace(/\s+/gu, ' '), kind };
}

/** «A senior official», «opposition lawmakers»: nobody who could be put on record. */
export function isUnnamed(text: string): boolean {
	if (/^(?:an?|the|one|two|some|many|several|another|his|her|their)\s/iu.test(text)) return true;
	const words = text.split(/\s+/u).filter((word) => /\p{L}/u.test(word));
	const isLatin = /\p{Script=Latin}/u.test(text);
	const capitals = words.filter((word) => /^[\p{Lu}]/u.test(word)).length;
	return isLatin && (capitals === 0 || (words.length > 1 && capitals === 1));
}
