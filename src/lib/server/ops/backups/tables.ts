import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '../../db/index.ts';

export type Session = Pick<Database, 'execute'>;

export interface Table {
	name: string;
	/** In the order of a row's text form. */
	columns: string[];
	/** The database generates the other columns. */
	written: string[];
	/** Tables that its rows refer to. */
	needs: string[];
}

export async function queryRows<Row>(session: Session, query: SQL): Promise<Row[]> {
	const answer: unknown = await session.execute(query);
	return Array.isArray(answer) ? [...answer] : (answer as { rows: Row[] }).rows;
}

/** Each table comes after those that its rows refer to. */
export async function tablesOf(session: Session): Promise<Table[]> {
	const tables = await queryRows<Table>(
		session,
		sql`select c.relname as name,
			array(select attname::text from pg_attribute
				where attrelid = c.oid and attnum > 0 and not attisdropped order by attnum) as columns,
			array(select attname::text from pg_attribute
				where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = ''
				order by attnum) as written,
			array(select distinct f.relname::text from pg_constraint k join pg_class f on f.oid = k.confrelid
				where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as needs
			from pg_class c
			where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and not exists (
				select from pg_depend where classid = 'pg_class'::regclass and objid = c.oid and deptype = 'e')
			order by c.relname`
	);
	const ordered: Table[] = [];
	const has = (name: string) => ordered.some((table) => table.name === name);
	while (ordered.length < tables.length) {
		const next = tables.filter(({ name, needs }) => !has(name) && needs.every(has));
		if (!next.length) throw new Error('Tables refer to each other in a circle.');
		ordered.push(...next);
	}
	return ordered;
}

export interface Sequence {
	table: string;
	column: string;
	last: string;
	called: boolean;
}

export async function sequencesOf(session: Session): Promise<Sequence[]> {
	const owned = await queryRows<Pick<Sequence, 'table' | 'column'> & { name: string }>(
		session,
		sql`select t.relname as table, a.attname as column, s.relname as name
			from pg_class s
			join pg_depend d on d.objid = s.oid and d.classid = 'pg_class'::regclass and d.deptype in ('a', 'i')
			join pg_class t on t.oid = d.refobjid
			join pg_attribute a on a.attrelid = t.oid and a.attnum = d.refobjsubid
			where s.relkind = 'S' and s.relnamespace = 'public'::regnamespace
			order by s.relname`
	);
	return Promise.all(
		owned.map(async ({ name, ...of }) => {
			const [at] = await queryRows<Pick<Sequence, 'last' | 'called'>>(
				session,
				sql`select last_value::text as last, is_called as called from ${sql.identifier(name)}`
			);
			return { ...of, ...at! };
		})
	);
}
