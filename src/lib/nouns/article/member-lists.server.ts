import type { StakeholderName } from '../../domain/record.ts';
import type { MembershipRelation } from '../../domain/vocabulary.ts';

interface Membership {
	group: StakeholderName;
	member: StakeholderName;
	relation: MembershipRelation;
	asOf: string | null;
}

/** Who belongs to a group on a day, as one article lists them. */
export interface Roster extends Omit<Membership, 'member'> {
	members: StakeholderName[];
}

/** One roster a group, kind of membership and day, in the order in which they come. */
export function rostersOf(memberships: Membership[]): Roster[] {
	const found = new Map<string, Roster>();
	for (const { group, relation, asOf, member } of memberships) {
		const key = [group.slug, relation, asOf].join(' ');
		const roster = found.get(key) ?? { group, relation, asOf, members: [] };
		roster.members.push(member);
		found.set(key, roster);
	}
	return [...found.values()];
}
