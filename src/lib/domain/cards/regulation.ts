import { countryName } from '../places.ts';
import { instruments, type Instrument, type Status, statuses } from '../vocabulary.ts';
import type { Card, Law } from './card.ts';

interface Regulation extends Law {
	title: string;
	instrument: Instrument;
	jurisdiction: string;
	status: Status;
}

export function regulationCard(regulation: Regulation): Card {
	const { title, instrument, jurisdiction, status, clocks, stances } = regulation;
	return {
		layout: 'course',
		kind: `${instruments[instrument]}, ${countryName(jurisdiction)} · ${statuses[status]}`,
		headline: title,
		laws: [{ clocks, stances }]
	};
}
