import { and, ne } from 'drizzle-orm';
import { findQuotations } from '../../../domain/quotations/find.ts';
import type {
	Cut,
	FoundQuotation,
	KnownName,
	Piece
} from '../../../domain/quotations/quotation.ts';
import { suggest, type Suggestion } from '../../../domain/quotations/suggest.ts';
import type { StakeholderKind } from '../../../domain/vocabulary.ts';
import { db } from '../../db/index.ts';
import * as t from '../../db/schema.ts';
import { type Reader, seen } from '../../visibility/index.ts';
import { guessKind } from './kind-guess.ts';

/** Somebody whom a text names: on record, or as it names them. */
export interface Someone {
	name: string;
	/** On record. */
	id?: string;
	/** Guessed of who is not on record. */
	kind: StakeholderKind;
}

/** What the text of a page suggests as a statement, for a person to confirm. */
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
	suggestion: Suggestion;
}

/** The quotations in the text of a page, matched to the stakeholders on record. */
export async function candidatesOf(reader: Reader, text: string): Promise<Candidate[]> {
	const names = await knownNames(reader);
	const byId = new Map(names.map((each) => [each.id, each]));
	return findQuotations(text, { names }).map((found) => candidateOf(found, byId));
}

/** What the stakeholders that somebody sees are called. */
export async function knownNames(reader: Reader): Promise<KnownName[]> {
	const { id, name, aliases, kind, state } = t.stakeholder;
	return db
		.select({ id, name, aliases, kind })
		.from(t.stakeholder)
		.where(and(ne(state, 'withdrawn'), seen(reader, 'stakeholder')));
}

function candidateOf(found: FoundQuotation, byId: Map<string, KnownName>): Candidate {
	const { kind, certainty, rule, pieces, speaker, role, organisation } = found;
	const isOrganisation = speaker && organisation && speaker.start === organisation.start;
	const person = isOrganisation ? undefined : speaker;
	const isNameless = person && !found.speakerId && isUnnamed(person.text);
	return {
		...{ at: found.start, kind, certainty, rule, pieces },
		...(organisation && { organisation: someone(organisation, found.organisationId, byId) }),
		...(person && !isNameless && { speaker: someone(person, found.speakerId, byId, 'person') }),
		...(isNameless && { nameless: person.text }),
		...(role && { role: role.text }),
		suggestion: suggest(pieces.map(({ exact }) => exact).join(' '))
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
