import { expect, it } from 'vitest';
import { ageOf } from './age.ts';

const now = new Date('2026-11-24T12:00:00Z');

it.each([
	['2026-11-24T12:00:30Z', 'just now'],
	['2026-11-24T11:59:30Z', 'just now'],
	['2026-11-24T11:58:30Z', '1 minute ago'],
	['2026-11-24T11:59:00Z', '1 minute ago'],
	['2026-11-24T11:00:01Z', '59 minutes ago'],
	['2026-11-24T11:00:00Z', '1 hour ago'],
	['2026-11-23T12:00:01Z', '23 hours ago'],
	['2026-11-23T12:00:00Z', 'yesterday'],
	['2026-10-25T12:00:00Z', 'last month'],
	['2025-11-24T12:00:00Z', 'last year'],
	['2026-11-24T09:00:00Z', '3 hours ago'],
	['2026-11-23T11:00:00Z', 'yesterday'],
	['2026-11-01T12:00:00Z', '23 days ago'],
	['2026-08-01T12:00:00Z', '3 months ago'],
	['2024-01-01T12:00:00Z', '2 years ago']
])('what was at %s is of %s at noon', (at, age) => {
	expect(ageOf(new Date(at), now)).toBe(age);
});
