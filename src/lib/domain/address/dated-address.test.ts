import { describe, expect, it } from 'vitest';
import { dateInAddress } from './dated-address.ts';

const today = new Date('2026-11-27T10:00:00Z');
const read = (path: string) => dateInAddress(`https://herald.example${path}`, today);

describe('the date in the address of a page', () => {
	it('is as precise as the address', () => {
		expect(read('/2020/02/14/rules-surface')).toBe('2020-02-14');
		expect(read('/news/2020-2-4-rules.html')).toBe('2020-02-04');
		expect(read('/wp-content/uploads/2020/02/rules.pdf')).toBe('2020-02');
	});

	it('is none where it tells none, is no day of the calendar, or is ahead', () => {
		expect(read('/news/614312-hrcp-rejects-gagging.html')).toBeUndefined();
		expect(read('/story/1534572/02')).toBeUndefined();
		expect(read('/2020/13/45/rules')).toBeUndefined();
		expect(read('/2026/11/28/tomorrow')).toBeUndefined();
		expect(read('/1866/02/an-act')).toBeUndefined();
	});
});
