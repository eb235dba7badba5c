import { sql } from 'drizzle-orm';
import { identifiers } from './rows.ts';
import type { Session, Table } from './tables.ts';

/** Extensions stay. */
export async function dropEverything(session: Session): Promise<void> {
	await session.execute(sql`
		do $$ declare it record; begin
			for it in
				select c.relname as name, case c.relkind when 'v' then 'view' when 'm' then 'materialized view' else 'table' end as kind
				from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
				and not exists (select from pg_depend where objid = c.oid and classid = 'pg_class'::regclass and deptype = 'e')
			loop execute format('drop %s if exists public.%I cascade', it.kind, it.name); end loop;
			for it in
				select p.oid::regprocedure as name from pg_proc p where p.pronamespace = 'public'::regnamespace
				and not exists (select from pg_depend where objid = p.oid and classid = 'pg_proc'::regclass and deptype = 'e')
			loop execute format('drop routine if exists %s cascade', it.name); end loop;
			for it in
				select t.typname as name from pg_type t where t.typnamespace = 'public'::regnamespace and t.typtype in ('e', 'd')
				and not exists (select from pg_depend where objid = t.oid and classid = 'pg_type'::regclass and deptype = 'e')
			loop execute format('drop type if exists public.%I cascade', it.name); end loop;
			drop schema if exists drizzle cascade;
		end $$`);
}

/** The backup has the rows that triggers wrote, so triggers must not write them again. */
export async function emptyTables(session: Session, tables: Table[]): Promise<void> {
	const names = tables.map(({ name }) => name);
	await session.execute(sql`truncate ${identifiers(names)} restart identity`);
	for (const { name } of tables)
		await session.execute(sql`alter table ${sql.identifier(name)} disable trigger user`);
}

export async function enableTriggers(session: Session, tables: Table[]): Promise<void> {
	for (const { name } of tables)
		await session.execute(sql`alter table ${sql.identifier(name)} enable trigger user`);
}
