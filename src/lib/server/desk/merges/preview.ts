import { type Identifier, sortIdentifiers } from '../../../domain/identifiers/identifiers.ts';
import { schemes } from '../../../domain/identifiers/schemes.ts';
import { type Noun, nounWords } from '../../../domain/nouns.ts';
import { titleOf } from '../../../domain/titles.ts';
import { keysOf } from '../../../domain/vocabulary.ts';
import { db } from '../../db/index.ts';
import { referencedNames as titlesOf } from '../../write/items/names.ts';
import { itemsNaming } from '../../write/items/mentions.ts';
import { readStored } from '../../write/items/read.ts';
import { mergeMemberships } from './memberships.ts';
import { losesSignature } from './references.ts';
import { namesOf } from './stakeholders.ts';

export interface Preview {
	/** The number of items of each noun that would mention the target instead. */
	moving: { noun: Noun; count: number }[];
	withdrawn: { id: string; member: string; group: string; reason: string }[];
	/** Statements whose signature would be removed, because the target would speak and sign. */
	unsigned: { id: string; title: string }[];
	/** Registers with one number for each entity, but different numbers for these two. */
	conflictingNumbers: { register: string; from: string; to: string }[];
}

interface Named {
	id: string;
	name: string;
	identifiers: Identifier[];
}

function conflictingNumbers(from: Named, to: Named): Preview['conflictingNumbers'] {
	return sortIdentifiers(from.identifiers).flatMap(({ scheme, value }) => {
		const others = to.identifiers.filter((other) => other.scheme === scheme);
		const [other] = others;
		if (!schemes[scheme]?.single || !other || others.some((each) => each.value === value))
			return [];
		return { register: schemes[scheme].label, from: value, to: other.value };
	});
}

export async function previewMerge(from: Named, to: Named): Promise<Preview> {
	const referrers = await itemsNaming(db, { noun: 'stakeholder', id: from.id });
	const idsOf = (noun: Noun) => referrers.filter((each) => each.noun === noun).map(({ id }) => id);
	const memberships = await readStored(db, 'membership', idsOf('membership'));
	const statements = await readStored(db, 'statement', idsOf('statement'));
	const unsigned = statements
		.map(({ item }) => item)
		.filter((item) => losesSignature('statement', item, from.id, to.id));
	const named = await titlesOf(db, 'statement', unsigned);
	const merged = await mergeMemberships(db, memberships, from, to);
	const names = await namesOf(
		db,
		memberships.flatMap(({ item }) => [item.group, item.member])
	);
	const withdrawn = merged.filter(({ item }) => [item.group, item.member].includes(from.id));
	const moving = { membership: merged.length - withdrawn.length };
	return {
		moving: keysOf(nounWords).flatMap((noun) => {
			const count = noun === 'membership' ? moving.membership : idsOf(noun).length;
			return count ? [{ noun, count }] : [];
		}),
		withdrawn: withdrawn.map(({ item: { id, member, group, stateReason = '' } }) => ({
			id,
			member: names.get(member) ?? member,
			group: names.get(group) ?? group,
			reason: stateReason
		})),
		conflictingNumbers: conflictingNumbers(from, to),
		unsigned: unsigned.map((item) => ({ id: item.id, title: titleOf('statement', item, named) }))
	};
}
