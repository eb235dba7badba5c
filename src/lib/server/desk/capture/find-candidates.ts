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

export interface Someone {
	name: string;
	id?: string;
	/** Guessed from the name if the stakeholder is not on record. */
	kind: StakeholderKind;
}

/** A statement that the page suggests, for a person to confirm. */
export interface Candidate extends Pick<FoundQuotation, 'kind' | 'certainty' | 'rule'> {
	/** The offset in the text, which identifies the candidate on its page. */
	at: number;
	/** Several if the attribution splits the quotation. All words are cut from the text. */
	pieces: Piece[];
	organisation?: Someone;
	speaker?: Someone;
	/** A speaker without a name: «a senior official». */
	nameless?: string;
	role?: string;
	/** The titles of the laws it may be about, the likeliest first. */
	laws: string[];
	/** Derived from all quotations of this speaker on the page, because they become one statement. */
	suggestion: StanceSuggestion;
}

export const mostPieces = 2_000;

interface Asked {
	text: string;
	/** Pages of JSON, each a `KnownName[]` of stakeholders on record. */
	names: string[];
	laws?: Called[];
	headline?: string;
}

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
		// This is the title of a law in quotation marks, not something said.
		if (!/\p{L}/u.test(own)) continue;
		candidates.push({ ...candidate, laws: lawsAt(found.start).map(({ title }) => title) });
		const key = keyOf(candidate);
		words.set(key, `${words.get(key) ?? ''} ${own}`);
	}
	const suggestions = new Map([...words].map(([key, said]) => [key, suggestStance(said)]));
	return {
		candidates: candidates.map((each) => ({ ...each, suggestion: suggestions.get(keyOf(each))! })),
		isCut: count > mostPieces
	};
}

/** Quotations with the same key become one statement; a quotation without a speaker stays alone. */
const keyOf = ({ at, organisation, speaker }: Pick<Candidate, 'at' | 'organisation' | 'speaker'>) =>
	JSON.stringify(
		organisation || speaker
			? [organisation, speaker].map((who) => who && [who.id ?? '', who.name])
			: at
	);

function candidateOf(text: string, found: FoundQuotation, byId: Map<string, KnownName>) {
	const { kind, certainty, rule, speaker, role, organisation } = found;
	// The comma before «she said» belongs to the article, not to the quotation.
	const pieces = found.pieces.map((piece) =>
		/[,،]$/u.test(piece.exact) ? pieceOf(text, piece.start, piece.end - 1) : piece
	);
	const isOrganisation = speaker && organisation && speaker.start === organisation.start;
	const person = isOrganisation ? undefined : speaker;
	const isNameless = person && !found.speakerId && isUnnamed(person.text);
	return {
		at: found.start,
		kind,
		certainty,
		rule,
		pieces,
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

/** Finds speakers that cannot be put on record: «a senior official», «opposition lawmakers». */
export function isUnnamed(text: string): boolean {
	if (/^(?:an?|the|one|two|some|many|several|another|his|her|their)\s/iu.test(text)) return true;
	const words = text.split(/\s+/u).filter((word) => /\p{L}/u.test(word));
	const isLatin = /\p{Script=Latin}/u.test(text);
	const capitals = words.filter((word) => /^[\p{Lu}]/u.test(word)).length;
	return isLatin && (capitals === 0 || (words.length > 1 && capitals === 1));
}
