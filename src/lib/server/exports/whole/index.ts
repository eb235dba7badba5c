/** The whole public record as files that are written while they are read. */
import { db } from '../../db/index.ts';
import { count } from './read.ts';
import { tables } from './tables.ts';

export { writePackage } from './package.ts';
export { writePopolo } from './popolo.ts';

/** Each table of the record with how many rows of it are public. */
export function sizes() {
	return Promise.all(
		tables.map(async (table) => ({
			name: table.name,
			title: table.title,
			description: table.description,
			rows: await count(db, table)
		}))
	);
}
