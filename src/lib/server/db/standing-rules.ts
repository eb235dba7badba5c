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
	oid: string;
	/** Whether somebody hung a trigger or a rule on a view, which would go with it. */
	carries: boolean;
	/** Privileges that others than its owner have of it, as statements that grant them. */
	grants: string[];
}

/**
 * All views, functions and triggers, each with a text by which a later start knows it again (`print`). To print the
 * definition of a view takes long, so that the print of a view is what PostgreSQL stores of it.
 */
const standing = sql`(select found.*, description as comment from (
	select 'view' as kind, relname::text as name, format('view %I', relname) as rule,
		(select concat_ws(' ', reloptions::text, hashtextextended(ev_action::text, 0))
			from pg_rewrite where ev_class = c.oid and rulename = '_RETURN') as print,
		'pg_class'::regclass as catalogue, relacl as acl, relowner as owner, oid,
		exists (select from pg_trigger where tgrelid = c.oid)
			or exists (select from pg_rewrite where ev_class = c.oid and rulename <> '_RETURN') as carries
	from pg_class c where relkind = 'v' and relnamespace = 'public'::regnamespace
	union all
	select 'function', proname, 'function ' || oid::regprocedure, pg_get_functiondef(oid),
		'pg_proc'::regclass, proacl, proowner, oid, false
	from pg_proc where prokind = 'f' and pronamespace = 'public'::regnamespace
	union all
	select 'trigger', tgname, format('trigger %I on %s', tgname, tgrelid::regclass),
		concat_ws(' ', tgenabled, pg_get_triggerdef(oid)), 'pg_trigger'::regclass, null, null, oid, false
	from pg_trigger where not tgisinternal
) found left join pg_description on objoid = oid and classoid = catalogue and objsubid = 0) standing`;

/** Elsewhere the same rules have other prints: in another version of PostgreSQL, and in a copy of the database. */
const place = sql`concat_ws(' ', current_setting('server_version_num'), 'drizzle.rules_version'::regclass::oid)`;

/**
 * It changes with any of the rules that are noted: how many rows of the catalogue are theirs, and the transactions that wrote
 * these, whose sum only rises. To read what the rows hold, and to print and compare it, takes many times as long.
 */
const seal = sql`concat_ws(' ',
	(select concat_ws(' ', count(*), sum(xmin::text::bigint)) from pg_rewrite
		where ev_class = any (oids) and rulename = '_RETURN'),
	(select concat_ws(' ', count(*), sum(xmin::text::bigint)) from pg_proc where oid = any (oids)),
	(select concat_ws(' ', count(*), sum(xmin::text::bigint)) from pg_trigger where oid = any (oids)),
	-- The privileges of a view stand in the same row, and are no part of the rule.
	(select string_agg(concat_ws(' ', relname, reloptions::text), ' ' order by relname) from pg_class
		where oid = any (oids)))`;

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
	/** Whether none of them was written since the seal was set. */
	isSealed: boolean;
	/** Those that somebody changed or dropped since they were made. */
	altered: string[];
	/** The hashes of the statements that made those which stand unaltered, by `keyOf`. */
	statements: Record<string, string>;
}

/** No two of our rules of one kind have the same name. */
export const keyOf = ({ kind, name }: Pick<Rule, 'kind' | 'name'>) => `${kind} ${name}`;

/** The rules that a database notes as made from drizzle/rules; undefined before it has any. */
export async function notedRules(db: Pick<Database, 'select'>): Promise<Noted | undefined> {
	const [table] = await db
		.select({ exists: sql<boolean>`to_regclass('drizzle.rules_version') is not null` })
		.from(sql`(select 1) one`);
	if (!table?.exists) return undefined;
	const [noted] = await db
		.select({
			hash: sql<string>`hash`,
			isInPlace: sql<boolean>`place = ${place}`,
			isSealed: sql<boolean>`seal = ${seal}`,
			// A backup of an earlier schema has no such column.
			statements: sql<Noted['statements']>`to_jsonb(noted)->'statements'`
		})
		.from(sql`drizzle.rules_version noted`);
	if (!noted) return undefined;
	if (!noted.isInPlace) return { ...noted, altered: [], statements: {} };
	const altered = noted.isSealed ? [] : await alteredRules(db);
	const statements = { ...noted.statements };
	for (const rule of altered) delete statements[/^\w+ \w+/.exec(rule)![0]];
	return { ...noted, altered, statements };
}

async function alteredRules(db: Pick<Database, 'select'>): Promise<string[]> {
	const altered = await db
		.select({ rule: sql<string>`noted.key` })
		.from(
			sql`drizzle.rules_version cross join jsonb_each_text(rules) noted left join ${standing} on rule = noted.key`
		)
		.where(sql`print is distinct from noted.value`)
		.orderBy(sql`noted.key`);
	return altered.map(({ rule }) => rule);
}

/** Notes the rules that stand as made by these. The prints of those that stayed are noted already. */
export async function noteRules(tx: Database, rules: Rule[], hash: string, staying: Standing[]) {
	const [noted] = await tx
		.select({ prints: sql<Record<string, string>>`rules` })
		.from(sql`drizzle.rules_version`);
	const made = await tx
		.select({ rule: sql<string>`rule`, print: sql<string>`print`, oid: sql<string>`oid::text` })
		.from(standing)
		.where(sql`comment = ${mark} and oid <> all (${oidsOf(staying)}::text::oid[])`);
	const kept = staying.map(({ rule }) => [rule, noted!.prints[rule]]);
	const prints = Object.fromEntries([...kept, ...made.map(({ rule, print }) => [rule, print])]);
	const statements = Object.fromEntries(rules.map((rule) => [keyOf(rule), rule.hash]));
	await tx.execute(sql`delete from drizzle.rules_version`);
	await tx.execute(sql`insert into drizzle.rules_version (hash, place, rules, statements, oids, seal)
		values (${hash}, ${place}, ${JSON.stringify(prints)}::text::jsonb, ${JSON.stringify(statements)}::text::jsonb,
			${oidsOf([...staying, ...made])}::text::oid[], '')`);
	await sealRules(tx);
}

/** As PostgreSQL reads a list of them. */
export const oidsOf = (rules: Pick<Standing, 'oid'>[]) => `{${rules.map(({ oid }) => oid).join()}}`;

export const sealRules = (db: Database) =>
	db.execute(sql`update drizzle.rules_version set seal = ${seal}`);

/** All of our rules, each before those that it uses, as far as the order of their making tells. */
export const ours = (tx: Database): Promise<Standing[]> =>
	tx
		.select({
			...{ kind: sql<Rule['kind']>`kind`, name: sql<string>`name`, rule: sql<string>`rule` },
			...{ oid: sql<string>`oid::text`, carries: sql<boolean>`carries`, grants }
		})
		.from(standing)
		// Somebody may have dropped a rule and made another under its name.
		.where(
			sql`comment = ${mark} or rule in (select jsonb_object_keys(rules) from drizzle.rules_version)`
		)
		.orderBy(sql`kind = 'function', kind = 'view', oid desc`);

/** Those of some rules that are to go, and those that rest on one of these. */
export async function withDependents(
	tx: Database,
	all: Standing[],
	isToGo: (rule: Standing) => boolean
): Promise<Standing[]> {
	const oids = oidsOf(all.filter(isToGo));
	const found = await tx.select({ oid: sql<string>`distinct oid::text` }).from(
		sql`(with recursive resting as (
				select oid from unnest(${oids}::text::oid[]) oid
				union
				-- A view rests on what its rewrite rule rests on.
				select coalesce(ev_class, objid) from resting join pg_depend on refobjid = resting.oid
					left join pg_rewrite rewriting on classid = 'pg_rewrite'::regclass and rewriting.oid = objid
			) select oid from resting) resting`
	);
	const resting = new Set(found.map(({ oid }) => oid));
	return all.filter(({ oid }) => resting.has(oid));
}
