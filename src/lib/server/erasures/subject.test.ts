import { expect, it } from 'vitest';
import { planErasure } from './index.ts';

it.each(['/events/%00', '/events/%2500', '/events/\0', '/regulations/a%00b'])(
	'%j is the address of nothing on record',
	async (named) => {
		await expect(planErasure({ kind: 'item', ground: 'law', named })).rejects.toThrow(
			'Nothing on record has this address'
		);
	}
);
