import { describe, expect, it } from 'vitest';
import { statusInWords } from './status.ts';

describe('where a law stands', () => {
	it('is said once, with what its status alone does not say', () => {
		expect(statusInWords('in_force', null)).toBe('In force');
		expect(statusInWords('in_force', 'in force, amended')).toBe('In force, amended');
		expect(statusInWords('repealed', 'largely repealed')).toBe('Largely repealed');
		expect(statusInWords('lapsed', 'not enacted')).toBe('Lapsed (not enacted)');
	});
});
