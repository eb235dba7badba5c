import { type Column, type SQL, sql } from 'drizzle-orm';
import type { BinUnit } from '../../domain/bins.ts';

/** That a date lies in no single day, week, month, quarter or year: as it does where charts draw none of it. */
export const isWider = (date: Record<'earliest' | 'latest', Column>, unit: BinUnit): SQL =>
	sql`date_trunc(${unit}, ${date.earliest}::timestamp) <> date_trunc(${unit}, ${date.latest}::timestamp)`;
