import { sql } from 'drizzle-orm';
import type { Database } from './connection.ts';
import type { Rule } from './rule-files.ts';

// Reads the rules of a database. Rules without our comment belong to an operator.

/** Migration 0022 writes the same text. */
export const ruleComment = 'Rulewatch makes this anew when it starts, from drizzle/rules.';

export interface StandingRule extends Pick<Rule, 'kind' | 'name'> {
	/** Its kind and full name, as DROP and COMMENT ON take them. */
	rule: string;
	oid: string;
	/** Whether a view has a trigger or rule of somebody's, which would be dropped with it. */
	carries: boolean;
	/** GRANT statements for the privileges of others than its owner. */
	grants: string[];
}

/**
 * All views, functions and triggers, each with a fingerprint (`print`) by which a later start detects changes. Printing
 * the definition of a view is slow, so a view's fingerprint hashes its stored form.
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

/** Fingerprints can be compared only within one version of PostgreSQL and one database. */
const place = sql`concat_ws(' ', current_setting('server_version_num'), 'drizzle.rules_version'::regclass::oid)`;

/**
 * Changes whenever a recorded rule is written: it counts the rules' catalogue rows and sums their transaction ids, which
 * only rise. Comparing fingerprints takes many times as long.
 */
const seal = sql`concat_ws(' ',
	(select concat_ws(' ', count(*), sum(xmin::text::bigint)) from pg_rewrite
		where ev_class = any (oids) and rulename = '_RETURN'),
	(select concat_ws(' ', count(*), sum(xmin::text::bigint)) from pg_proc where oid = any (oids)),
	(select concat_ws(' ', count(*), sum(xmin::text::bigint)) from pg_trigger where oid = any (oids)),
	-- The row of a view also holds its privileges, which are not part of the rule.
	(select string_agg(concat_ws(' ', relname, reloptions::text), ' ' order by relname) from pg_class
		where oid = any (oids)))`;

const grants = sql<string[]>`array(
	select format('grant %s on %s to %s', privilege_type, regexp_replace(rule, '^view', 'table'),
		case grantee when 0 then 'public' else grantee::regrole::text end)
		|| case when is_grantable then ' with grant option' else '' end
	from aclexplode(acl) where grantee <> owner)`;

interface Noted {
	hash: string;
	/** Whether the recorded fingerprints can be compared with the rules. */
	isInPlace: boolean;
	/** Whether no rule was written since the seal was set. */
	isSealed: boolean;
	altered: string[];
	/** The hashes of the statements of unaltered rules, by `ruleKey`. */
	statements: Record<string, string>;
}

/** Unique, because rules of one kind have different names. */
export const ruleKey = ({ kind, name }: Pick<Rule, 'kind' | 'name'>) => `${kind} ${name}`;

/** Reads which rules of drizzle/rules the database has; undefined if it has none. */
export async function notedRules(db: Database): Promise<Noted | undefined> {
	const [table] = await db
		.select({ exists: sql<boolean>`to_regclass('drizzle.rules_version') is not null` })
		.from(sql`(select 1) one`);
	if (!table?.exists) return undefined;
	const [noted] = await db
		.select({
			hash: sql<string>`hash`,
			isInPlace: sql<boolean>`place = ${place}`,
			isSealed: sql<boolean>`seal = ${seal}`,
			// A backup of an earlier schema lacks the column.
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

async function alteredRules(db: Database): Promise<string[]> {
	const altered = await db
		.select({ rule: sql<string>`noted.key` })
		.from(
			sql`drizzle.rules_version cross join jsonb_each_text(rules) noted left join ${standing} on rule = noted.key`
		)
		.where(sql`print is distinct from noted.value`)
		.orderBy(sql`noted.key`);
	return altered.map(({ rule }) => rule);
}

/** Records the rules that the database has now. Those in `staying` keep their recorded fingerprints. */
export async function noteRules(
	tx: Database,
	rules: Rule[],
	hash: string,
	staying: StandingRule[]
) {
	const [noted] = await tx
		.select({ prints: sql<Record<string, string>>`rules` })
		.from(sql`drizzle.rules_version`);
	const made = await tx
		.select({ rule: sql<string>`rule`, print: sql<string>`print`, oid: sql<string>`oid::text` })
		.from(standing)
		.where(sql`comment = ${ruleComment} and oid <> all (${oidsOf(staying)}::text::oid[])`);
	const kept = staying.map(({ rule }) => [rule, noted!.prints[rule]]);
	const prints = Object.fromEntries([...kept, ...made.map(({ rule, print }) => [rule, print])]);
	const statements = Object.fromEntries(rules.map((rule) => [ruleKey(rule), rule.hash]));
	await tx.execute(sql`delete from drizzle.rules_version`);
	await tx.execute(sql`insert into drizzle.rules_version (hash, place, rules, statements, oids, seal)
		values (${hash}, ${place}, ${JSON.stringify(prints)}::text::jsonb, ${JSON.stringify(statements)}::text::jsonb,
			${oidsOf([...staying, ...made])}::text::oid[], '')`);
	await sealRules(tx);
}

export const oidsOf = (rules: Pick<StandingRule, 'oid'>[]) =>
	`{${rules.map(({ oid }) => oid).join()}}`;

export const sealRules = (db: Database) =>
	db.execute(sql`update drizzle.rules_version set seal = ${seal}`);

/** All rules of Rulewatch, the latest first, so that a rule comes before the ones that it uses. */
export const ownRules = (tx: Database): Promise<StandingRule[]> =>
	tx
		.select({
			kind: sql<Rule['kind']>`kind`,
			name: sql<string>`name`,
			rule: sql<string>`rule`,
			oid: sql<string>`oid::text`,
			carries: sql<boolean>`carries`,
			grants
		})
		.from(standing)
		// Somebody may have replaced a rule, so that our comment is gone.
		.where(
			sql`comment = ${ruleComment} or rule in (select jsonb_object_keys(rules) from drizzle.rules_version)`
		)
		.orderBy(sql`kind = 'function', kind = 'view', oid desc`);

export async function withDependents(
	tx: Database,
	all: StandingRule[],
	isToGo: (rule: StandingRule) => boolean
): Promise<StandingRule[]> {
	const oids = oidsOf(all.filter(isToGo));
	const found = await tx.select({ oid: sql<string>`distinct oid::text` }).from(
		sql`(with recursive resting as (
				select oid from unnest(${oids}::text::oid[]) oid
				union
				-- A view depends on the same objects as its rewrite rule.
				select coalesce(ev_class, objid) from resting join pg_depend on refobjid = resting.oid
					left join pg_rewrite rewriting on classid = 'pg_rewrite'::regclass and rewriting.oid = objid
			) select oid from resting) resting`
	);
	const resting = new Set(found.map(({ oid }) => oid));
	return all.filter(({ oid }) => resting.has(oid));
}
