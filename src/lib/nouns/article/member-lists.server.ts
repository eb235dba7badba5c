import type { StakeholderName } from '../../domain/record.ts';
import type { MembershipRelation } from '../../domain/vocabulary.ts';

interface Membership {
	group: StakeholderName;
	member: StakeholderName;
	relation: MembershipRelation;
	asOf: string | null;
}

export interface Roster extends Omit<Membership, 'member'> {
	members: StakeholderName[];
}

export function rostersOf(memberships: Membership[]): Roster[] {
	const rosters = new Map<string, Roster>();
	for (const { group, relation, asOf, member } of memberships) {
		const key = [group.slug, relation, asOf].join(' ');
		const roster = rosters.get(key) ?? { group, relation, asOf, members: [] };
		roster.members.push(member);
		rosters.set(key, roster);
	}
	return [...rosters.values()];
}
