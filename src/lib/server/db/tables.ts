import * as accounts from './accounts.ts';
import * as derived from './derived.ts';
import * as desk from './desk.ts';
import * as relations from './relations.ts';
import * as schema from './schema.ts';
import * as views from './views.ts';

/** All that a query can be about. */
export const tables = { ...schema, ...accounts, ...desk, ...derived, ...views, ...relations };
