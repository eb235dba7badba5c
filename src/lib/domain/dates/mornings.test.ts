import { describe, expect, it } from 'vitest';
import { nextMonday, nextMorning } from './mornings.ts';

const at = (text: string) => new Date(text);

describe('the next morning', () => {
	it.each([
		['2026-11-27T01:59:00Z', 'Asia/Karachi', '2026-11-27T02:00:00.000Z'],
		['2026-11-27T02:00:00Z', 'Asia/Karachi', '2026-11-28T02:00:00.000Z'],
		['2026-11-27T12:00:00Z', 'UTC', '2026-11-28T07:00:00.000Z'],
		['2026-11-27T20:00:00Z', 'Pacific/Auckland', '2026-11-28T18:00:00.000Z'],
		['2026-11-27T20:00:00Z', 'America/Los_Angeles', '2026-11-28T15:00:00.000Z'],
		['2026-12-31T23:00:00Z', 'Asia/Kolkata', '2027-01-01T01:30:00.000Z']
	])('after %s is in %s at %s', (after, zone, morning) => {
		expect(nextMorning(at(after), zone).toISOString()).toBe(morning);
	});

	it('is at seven on the day on which the clocks change, too', () => {
		expect(nextMorning(at('2026-03-28T12:00:00Z'), 'Europe/Berlin').toISOString()).toBe(
			'2026-03-29T05:00:00.000Z'
		);
		expect(nextMorning(at('2026-04-03T12:00:00Z'), 'Pacific/Auckland').toISOString()).toBe(
			'2026-04-03T18:00:00.000Z'
		);
		expect(nextMorning(at('2026-10-24T12:00:00Z'), 'Europe/Berlin').toISOString()).toBe(
			'2026-10-25T06:00:00.000Z'
		);
	});
});

describe('the next Monday morning', () => {
	it.each([
		['2026-11-27T12:00:00Z', 'UTC', '2026-11-30T07:00:00.000Z'],
		['2026-11-30T06:59:00Z', 'UTC', '2026-11-30T07:00:00.000Z'],
		['2026-11-30T07:00:00Z', 'UTC', '2026-12-07T07:00:00.000Z'],
		// There it is Monday already.
		['2026-11-29T17:00:00Z', 'Pacific/Auckland', '2026-11-29T18:00:00.000Z']
	])('after %s is in %s at %s', (after, zone, morning) => {
		expect(nextMonday(at(after), zone).toISOString()).toBe(morning);
	});
});
