import { countryName } from '../places.ts';
import { countMembers, type RegulationName } from '../record.ts';
import { type StakeholderKind, stakeholderKinds, type Stance } from '../vocabulary.ts';
import { type Card, figureOf } from './card.ts';
import { stanceBars } from './lists.ts';

interface StakeholderPage {
	slug: string;
	name: string;
	kind: StakeholderKind;
	country: string | null;
	role: string | null;
	own: { total: number };
	signed: { total: number };
	/** The latest first. */
	positions: { stance: Stance; regulation: RegulationName }[];
	/** Whether earlier positions are left out; the card then tells no sum of them. */
	morePositions: boolean;
	members: Parameters<typeof countMembers>[0];
}

/** @param operator the slug of the stakeholder that runs this copy */
export function stakeholderCard(stakeholder: StakeholderPage, operator?: string | null): Card {
	const { name, kind, country, role, own, signed, positions } = stakeholder;
	const members = countMembers(stakeholder.members);
	const whole = stakeholder.morePositions ? [] : positions;
	const taken = whole.filter(({ stance }) => stance !== 'not_stated');
	const latest = new Map(taken.toReversed().map((each) => [each.regulation.slug, each.stance]));
	const counts: Partial<Record<Stance, number>> = {};
	for (const stance of latest.values()) counts[stance] = (counts[stance] ?? 0) + 1;
	return {
		layout: 'counts',
		kind: [stakeholderKinds[kind], country && countryName(country)].filter(Boolean).join(', '),
		headline: stakeholder.slug === operator ? `${name} (runs this copy)` : name,
		text: role ?? undefined,
		figures: [
			figureOf(own.total + signed.total, 'statement'),
			...(latest.size ? [figureOf(latest.size, 'law', 'on which it took a stance')] : []),
			...(members ? [figureOf(members, 'member', 'listed')] : [])
		],
		bars: stanceBars('Laws, by what it said last', counts)
	};
}
