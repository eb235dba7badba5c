import { type AnyColumn, getTableName } from 'drizzle-orm';
import {
	type AnyPgColumn,
	date,
	type ExtraConfigColumn,
	index,
	integer,
	pgEnum,
	primaryKey,
	text,
	timestamp
} from 'drizzle-orm/pg-core';
import { keysOf, dateBases, publicationStates } from '../domain/vocabulary.ts';

export const dateBasis = pgEnum('date_basis', keysOf(dateBases));

export const publicationState = pgEnum('publication_state', keysOf(publicationStates));

export const moment = (name: string) => timestamp(name, { withTimezone: true });

export const calendarDay = (name: string) => date(name, { mode: 'string' });

/** The columns of every noun. `stateReason` says why a row is a draft or was withdrawn. */
export const itemColumns = () => ({
	id: text('id').primaryKey(),
	state: publicationState('state').notNull().default('draft'),
	stateReason: text('state_reason'),
	/** Readers see this remark; remarks for staff alone are not stored here. */
	note: text('note'),
	version: integer('version').notNull().default(1),
	createdAt: moment('created_at').notNull().defaultNow(),
	updatedAt: moment('updated_at').notNull().defaultNow()
});

/** EDTF text as precise as its source, with the first and last day that `parseEdtf` reads in it. */
export const fuzzyDate = () => ({
	date: text('date').notNull(),
	earliest: calendarDay('earliest').notNull(),
	latest: calendarDay('latest').notNull()
});

export const refersTo = (name: string, row: () => AnyPgColumn) =>
	text(name).notNull().references(row);

export const partOf = (name: string, row: () => AnyPgColumn) =>
	text(name).notNull().references(row, { onDelete: 'cascade' });

/** Each row of a table leads from one item to another, once, and is found from either. */
export const linkRules = (from: ExtraConfigColumn, to: ExtraConfigColumn) => [
	primaryKey({ columns: [from, to] }),
	index(`${getTableName(to.table)}_${to.name.replace(/_id$/, '')}_index`).on(to)
];

/** Joins `from` to `to`; a name tells several relations with the same table apart. */
export const by = <From extends AnyColumn, To extends AnyColumn>(
	from: From,
	to: To,
	relationName?: string
): { fields: [From]; references: [To]; relationName?: string } => ({
	fields: [from],
	references: [to],
	relationName
});
