import { eq } from 'drizzle-orm';
import { beforeEach, expect, it } from 'vitest';
import * as cast from '../../../../tests/helpers/nouns/test-cast.ts';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import { inTransaction } from '../write/index.ts';
import { keepCopy } from './keep.ts';

beforeEach(() => cast.scene());

it('keeps the bytes of a page as they came, with their hash', async () => {
	const bytes = new Uint8Array([0, 255, 34, 92, 10]);
	const id = await inTransaction((session) =>
		keepCopy(session, { articleId: 'dawn', way: 'pasted', bytes, text: 'We “object”.' })
	);
	const [kept] = await db.select().from(t.copy).where(eq(t.copy.id, id));
	expect(new Uint8Array(kept!.bytes)).toEqual(bytes);
	expect(kept).toMatchObject({
		articleId: 'dawn',
		text: 'We “object”.',
		normalText: 'We "object".',
		sha256: '1f580e9929cd8376ad8dcace7e9ce2dfbee91e33c746a4ea7316c99e4e1ece00'
	});
});
