import { db } from '../../../src/lib/server/db/index.ts';
import * as t from '../../../src/lib/server/db/schema.ts';
import { keyedHash } from '../../../src/lib/server/auth/secret.ts';
import { marksOfName } from '../../../src/lib/server/erasures/words.ts';

export const erasedName = 'Zuhra Karim';

/** Stores an erasure of the name, of which the record holds nothing. */
export const nameIsErased = (session: Pick<typeof db, 'insert'> = db) =>
	session.insert(t.erasure).values({
		id: 'erasure',
		at: new Date(),
		accountId: 'asma',
		ground: 'safety',
		kind: 'person',
		marks: marksOfName(erasedName, keyedHash)
	});
