import { formatDate } from '../dates/format.ts';
import { countryName } from '../places.ts';
import { countMembers, type RegulationName } from '../record.ts';
import { type StakeholderKind, stakeholderKinds, type Stance, stances } from '../vocabulary.ts';
import { plural } from '../plural.ts';
import { type Card, mostCardRows, textIf } from './card.ts';

interface StakeholderPage {
	name: string;
	kind: StakeholderKind;
	country: string | null;
	role: string | null;
	own: { total: number };
	signed: { total: number };
	positions: { stance: Stance; regulation: RegulationName; date: string }[];
	members: Parameters<typeof countMembers>[0];
}

export function stakeholderCard(stakeholder: StakeholderPage): Card {
	const { kind, country, role, own, signed, positions } = stakeholder;
	const statements = own.total + signed.total;
	const members = countMembers(stakeholder.members);
	const taken = positions.filter(({ stance }) => stance !== 'not_stated');
	const latest = [
		...new Map(taken.toReversed().map((each) => [each.regulation.slug, each])).values()
	].sort((one, other) => positions.indexOf(one) - positions.indexOf(other));
	const rows = latest.slice(0, mostCardRows).map(({ stance, regulation, date }) => ({
		stance,
		text: `${stances[stance]}: ${regulation.title}`,
		end: formatDate(date, 'short')
	}));
	return {
		kind: [stakeholderKinds[kind], country && countryName(country)].filter(Boolean).join(', '),
		headline: stakeholder.name,
		blocks: [
			...textIf(Boolean(role) && !rows.length, role ?? ''),
			{
				is: 'figures',
				figures: [
					{ value: plural(statements, 'statement'), label: 'on record' },
					...(latest.length
						? [{ value: plural(latest.length, 'law'), label: 'on which it took a stance' }]
						: []),
					...(members ? [{ value: plural(members, 'member'), label: 'listed' }] : [])
				]
			},
			...(rows.length ? [{ is: 'rows' as const, rows }] : [])
		]
	};
}
