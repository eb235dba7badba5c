import * as t from '../../server/db/schema.ts';
import { store } from '../derive/store.server.ts';
import { membership } from './fields.ts';

export const membershipStore = store(membership, { table: t.membership });
