import { addressOf, allKinds } from '../synthetic/pages.js';

/** @type {Record<string, string>} */
const ofTheFacts = {
	home: '/',
	regulation: '/regulations/citizens-protection-against-online-harm-rules-2020',
	stakeholder: '/stakeholders/asia-internet-coalition',
	statements: '/statements',
	'statements of a stance': '/statements?stance=oppose',
	regulations: '/regulations',
	trends: '/trends',
	search: '/search?q=privacy',
	statement: '/statements/st-028',
	article:
		'/articles/coalition-of-global-tech-groups-expresses-concerns-over-the-rules-against-online'
};

/**
 * @param {{ statements: number, rounds: number, every: boolean }} what 0 statements for the bundled facts
 * @returns {{ kinds: string[], at: (kind: string, round: number) => string }}
 */
export function addresses({ statements, rounds, every }) {
	if (!statements) return { kinds: Object.keys(ofTheFacts), at: (kind) => ofTheFacts[kind] };
	return {
		kinds: allKinds.filter((kind) => every || kind in ofTheFacts),
		at: (kind, round) => addressOf(kind, statements, round, rounds)
	};
}
