import * as relations from '../../nouns/relations.server.ts';
import * as views from '../derived/views.ts';
import * as schema from './schema.ts';

/** All that a query can be about. */
export const tables = { ...schema, ...views, ...relations };
