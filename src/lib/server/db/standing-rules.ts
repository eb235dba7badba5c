import { sql } from 'drizzle-orm';
import type { Database } from './connection.ts';
import type { Rule } from './rule-files.ts';

// The rules that a database has. Those that do not carry our comment are an operator's.

/** Migration 0022 has the same words. */
export const mark = 'Rulewatch makes this anew when it starts, from drizzle/rules.';

/** A rule of ours, as the database has it. */
export interface Standing extends Pick<Rule, 'kind' | 'name'> {
	/** Its kind and full name, as DROP and COMMENT ON take them. */
	rule: string;
	definition: string;
	/** By which a later start knows it again. */
	print: string;
	oid: string;
	/** Whether somebody hung a trigger or a rule on a view, which would go with it. */
	carries: boolean;
	/** Privileges that others than its owner have of it, as statements that grant them. */
	grants: string[];
}

/**
 * All views, functions and triggers. To print the definition of a view takes as long as all else, so that the start compares
 * what PostgreSQL stores of it (`print`).
 */
const standing = sql`(
	select 'view' as kind, relname::text as name, format('view %I', relname) as rule,
		concat_ws(' ', reloptions::text, pg_get_viewdef(oid)) as definition,
		(select concat_ws(' ', reloptions::text, hashtextextended(ev_action::text, 0))
			from pg_rewrite where ev_class = c.oid and rulename = '_RETURN') as print,
		obj_description(oid, 'pg_class') as comment, relacl as acl, relowner as owner, oid,
		exists (select from pg_trigger where tgrelid = c.oid)
			or exists (select from pg_rewrite where ev_class = c.oid and rulename <> '_RETURN') as carries
	from pg_class c where relkind = 'v' and relnamespace = 'public'::regnamespace
	union all
	select 'function', proname, 'function ' || oid::regprocedure, text, text,
		obj_description(oid, 'pg_proc'), proacl, proowner, oid, false
	from pg_proc cross join lateral pg_get_functiondef(oid) text
	where prokind = 'f' and pronamespace = 'public'::regnamespace
	union all
	select 'trigger', tgname, format('trigger %I on %s', tgname, tgrelid::regclass), text, text,
		obj_description(oid, 'pg_trigger'), null, null, oid, false
	from pg_trigger cross join lateral concat_ws(' ', tgenabled, pg_get_triggerdef(oid)) text where not tgisinternal
) standing`;

/** Elsewhere the same rules have other prints: in another version of PostgreSQL, and in a copy of the database. */
export const place = sql`concat_ws(' ', current_setting('server_version_num'), 'drizzle.rules_version'::regclass::oid)`;

/** A number that changes with any of the rules that are noted. To print and compare each takes several times as long. */
export const seal = sql`(
	select concat_ws(' ', count(*), sum(hashtextextended(stored, 0))) from (
		select ev_action::text as stored from pg_rewrite where ev_class = any (oids) and rulename = '_RETURN'
		union all
		select concat_ws(' ', relname, reloptions::text) from pg_class where oid = any (oids)
		union all
		select concat_ws(' ', proname, prosrc, proconfig::text, prorettype, provolatile, proisstrict, proparallel,
			prosecdef, proleakproof, prolang, proargdefaults::text) from pg_proc where oid = any (oids)
		union all
		select concat_ws(' ', tgname, tgrelid, tgfoid, tgtype, tgenabled, tgdeferrable, tginitdeferred, tgattr::text,
			tgargs::text, tgqual::text) from pg_trigger where oid = any (oids)
	) stored)`;

const grants = sql<string[]>`array(
	select format('grant %s on %s to %s', privilege_type, regexp_replace(rule, '^view', 'table'),
		case grantee when 0 then 'public' else grantee::regrole::text end)
		|| case when is_grantable then ' with grant option' else '' end
	from aclexplode(acl) where grantee <> owner)`;

interface Noted {
	/** The rules that the database has. */
	hash: string;
	/** Whether those that stand can be compared with what is noted of them. */
	isInPlace: boolean;
	/** Those that somebody changed or dropped since they were made. */
	altered: string[];
}

/** The rules that a database notes as made from drizzle/rules; undefined before it has any. */
export async function notedRules(db: Pick<Database, 'select'>): Promise<Noted | undefined> {
	const [table] = await db
		.select({ exists: sql<boolean>`to_regclass('drizzle.rules_version') is not null` })
		.from(sql`(select 1) one`);
	if (!table?.exists) return undefined;
	const [noted] = await db
		.select({
			...{ hash: sql<string>`hash`, isInPlace: sql<boolean>`place = ${place}` },
			isSealed: sql<boolean>`seal = ${seal}`
		})
		.from(sql`drizzle.rules_version`);
	if (!noted || !noted.isInPlace || noted.isSealed) return noted && { ...noted, altered: [] };
	const altered = await db
		.select({ rule: sql<string>`noted.key` })
		.from(
			sql`drizzle.rules_version cross join jsonb_each_text(rules) noted left join ${standing} on rule = noted.key`
		)
		.where(sql`print is distinct from noted.value`)
		.orderBy(sql`noted.key`);
	return { ...noted, altered: altered.map(({ rule }) => rule) };
}

/** All of our rules, each before those that it uses, as far as the order of their making tells. */
export const ours = (tx: Database): Promise<Standing[]> =>
	tx
		.select({
			...{ kind: sql<Rule['kind']>`kind`, name: sql<string>`name`, rule: sql<string>`rule` },
			...{
				definition: sql<string>`definition`,
				print: sql<string>`print`,
				oid: sql<string>`oid::text`,
				carries: sql<boolean>`carries`,
				grants
			}
		})
		.from(standing)
		// Somebody may have dropped a rule and made another under its name.
		.where(
			sql`comment = ${mark} or rule in (select jsonb_object_keys(rules) from drizzle.rules_version)`
		)
		.orderBy(sql`kind = 'function', kind = 'view', oid desc`);
