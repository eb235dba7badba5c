import { countryName } from '../places.ts';
import type { RegulationRow } from '../record.ts';
import { instruments, statuses } from '../vocabulary.ts';
import type { Card } from './card.ts';

type Regulation = Pick<
	RegulationRow,
	'title' | 'instrument' | 'jurisdiction' | 'status' | 'clocks' | 'stances'
>;

export function regulationCard(regulation: Regulation): Card {
	const { title, instrument, jurisdiction, status, clocks, stances } = regulation;
	return {
		layout: 'course',
		kind: `${instruments[instrument]}, ${countryName(jurisdiction)} · ${statuses[status]}`,
		headline: title,
		laws: [{ clocks, stances }]
	};
}
