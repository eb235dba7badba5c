import { describe, expect, it } from 'vitest';
import { keysOf } from './vocabulary.ts';
import { megabyte, nearQuota, overQuota, stillThere, usualQuota } from './quota.ts';

const most = { megabytes: 20, waiting: 200 };
const less =
	'Discard forms that you do not need, withdraw what you sent, give up files, or ask an administrator for more.';

describe('somebody is told of their room', () => {
	it('from four fifths of it on, and not before', () => {
		const bytes = 16 * megabyte;
		expect(nearQuota({ bytes: bytes - 1, waiting: 159 }, most)).toBeUndefined();
		expect(nearQuota({ bytes, waiting: 159 }, most)).toBe(
			`You keep 16.0 of the 20 MB that you may keep here until it is published. ${less}`
		);
		expect(nearQuota({ bytes: bytes - 1, waiting: 160 }, most)).toBe(
			`160 items of yours wait for an editor, and 200 may at once. ${less}`
		);
	});

	it('in one sentence after another where both are near their end, and of one item as of one', () => {
		expect(nearQuota({ bytes: 1.5 * megabyte, waiting: 1 }, { megabytes: 1, waiting: 1 })).toBe(
			'You keep 1.5 of the 1 MB that you may keep here until it is published. ' +
				`1 item of yours waits for an editor, and 1 may at once. ${less}`
		);
	});

	it('of which there are 20 MB of 1,048,576 bytes, and 200 items, where nothing else is said', () => {
		expect(usualQuota).toEqual(most);
		expect(megabyte).toBe(1_048_576);
	});
});

describe('somebody whose room is full', () => {
	it.each(keysOf(stillThere))('is told where the %s still is, and how to go on', (what) => {
		expect(overQuota.bytes(most, what)).toBe(
			`With this you would keep more than 20 MB here, the most that you may before it is published. ${stillThere[what]} ${less}`
		);
		expect(overQuota.waiting({ ...most, waiting: 1 }, what)).toBe(
			`With this more than 1 item of yours would wait for an editor, the most that may at once. ${stillThere[what]} Go on when some are decided, withdraw something, or ask an administrator for more.`
		);
	});
});
