import type { Database } from '../db/index.ts';

/** The transaction that writes. */
export type Session = Pick<
	Database,
	'execute' | 'select' | 'selectDistinct' | 'insert' | 'update' | 'delete'
>;
