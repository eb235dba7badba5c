import * as t from '../../server/db/schema.ts';
import { store } from '../derive/store.server.ts';
import { statement } from './fields.ts';

export const statementStore = store(
	statement,
	{
		table: t.statement,
		signatories: t.signatory,
		demands: t.demand,
		positions: t.position,
		quotations: t.quotation
	},
	{ ids: { positions: ({ regulation }: { regulation: string }) => regulation } }
);
