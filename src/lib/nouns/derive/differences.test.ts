import { expect, it } from 'vitest';
import { byPlace, fieldIn, fieldsOf, placeLabel } from './differences.ts';

it('calls a place of a form as the form does', () => {
	expect(placeLabel('statement', 'signatories.0')).toBe('Co-signatories 1');
	expect(placeLabel('statement', 'positions.1.stance')).toBe('Position on laws 2, stance');
	expect(placeLabel('event', 'dates.0.sources.1')).toBe('When 1, sources 2');
	expect(placeLabel('event', 'along')).toBe('');
});

it('has a field for what only the house writes', () => {
	const fields = fieldsOf('statement');
	expect(fieldIn(fields, 'state').label).toBe('State');
	const quotations = fieldIn(fields, 'quotations');
	const names = quotations.kind === 'rows' ? quotations.fields.map(({ name }) => name) : [];
	expect(names).toEqual(expect.arrayContaining(['exact', 'keptBack']));
	expect(fieldIn(fields, 'older')).toEqual({ name: 'older', label: 'older', kind: 'line' });
});

it('puts places in the order in which the form shows their fields', () => {
	const shown = [
		'',
		'organisation',
		'positions',
		'positions.0.stance',
		'positions.2',
		'positions.2.regulation',
		'positions.2.stance',
		'positions.10.regulation',
		'date',
		'quotations.0.exact',
		'quotations.0.lang',
		'quotations.0.prefix',
		'sources.1',
		'signatories.0',
		'lang',
		'note',
		'correction',
		'reason'
	];
	expect([...shown].sort().sort(byPlace('statement'))).toEqual(shown);
	expect([...shown].reverse().sort(byPlace('statement'))).toEqual(shown);
});
