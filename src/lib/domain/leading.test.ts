import { describe, expect, it } from 'vitest';
import { dawn, statementCard } from '../../../tests/helpers/domain/test-cards.ts';
import { leadingStatements, leadQuotation } from './leading.ts';
import { noCopy, type Proof } from './proof.ts';
import type { StatementCard } from './record.ts';
import type { CopyWay } from './vocabulary.ts';

const kept = (way: CopyWay, state: 'found' | 'not_found' = 'found'): Proof => ({
	state,
	copy: { way, capturedAt: new Date(0), sha256: '', archiveUrl: null },
	before: null,
	passage: null,
	after: null,
	closest: null,
	live: null,
	liveWords: null,
	page: null
});
const quotation = (id: string, proof: Proof) => ({
	id,
	fragment: id,
	exact: 'No',
	lang: 'en',
	source: dawn,
	proof
});
const said = (id: string, date: string, ...proofs: Proof[]): StatementCard => ({
	...statementCard(id, 'oppose', date),
	organisation: { slug: id, name: id, kind: 'company' },
	quotations: proofs.map((proof, place) => quotation(`${id}-${place}`, proof))
});
const order = (...statements: StatementCard[]) =>
	leadingStatements(statements, 'oppose', 'harm-rules').map(({ id }) => id);

describe('those who are heard first of a stance', () => {
	it('are those whose words are proven in a kept copy, then the earliest', () => {
		expect(
			order(
				said('pasted', '2020-02-03', kept('pasted')),
				said('late', '2020-03-01', noCopy, kept('fetched')),
				said('missing', '2020-02-02', kept('fetched', 'not_found')),
				said('first', '2020-02-01')
			)
		).toEqual(['late', 'first', 'missing', 'pasted']);
	});

	it('are before all others those that an editor chose for this law', () => {
		const chosen = said('chosen', '2020-05-01');
		const [position] = chosen.positions;
		const elsewhere = { ...position!, regulation: { title: 'Other Act', slug: 'other' } };
		const leading = { ...chosen, positions: [{ ...position!, leads: true }] };
		const leadsElsewhere = {
			...said('elsewhere', '2020-06-01'),
			positions: [position!, { ...elsewhere, leads: true }]
		};
		const proven = said('proven', '2020-03-01', kept('fetched'));
		expect(order(leadsElsewhere, proven, leading)).toEqual(['chosen', 'proven', 'elsewhere']);
	});

	it('are not those of whom no more than the year is known', () => {
		expect(order(said('some-day', '2020'), said('march', '2020-03-01'))).toEqual([
			'march',
			'some-day'
		]);
	});

	it('speak once each, and of this law in this stance alone', () => {
		const again = { ...said('first', '2020-04-01'), id: 'again' };
		const other = { title: 'Other Act', slug: 'other' };
		expect(
			order(
				again,
				said('first', '2020-02-01'),
				statementCard('for', 'support', '2020-01-01'),
				statementCard('elsewhere', 'oppose', '2020-01-01', { regulation: other })
			)
		).toEqual(['first']);
	});

	it('are quoted in the words that are proven, where some are', () => {
		const both = said('both', '2020-02-01', noCopy, kept('fetched'));
		expect(leadQuotation(both)?.id).toBe('both-1');
		expect(leadQuotation(said('one', '2020-02-01', noCopy))?.id).toBe('one-0');
		expect(leadQuotation(said('none', '2020-02-01'))).toBeUndefined();
	});
});
