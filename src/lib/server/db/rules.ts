import { sql } from 'drizzle-orm';
import type { Database } from './connection.ts';
import { readRules } from './rule-files.ts';
import { operatorConflict } from './rules-in-the-way.ts';
import {
	notedRules,
	noteRules,
	oidsOf,
	ownRules,
	ruleComment,
	ruleKey,
	type StandingRule,
	withDependents
} from './standing-rules.ts';

// Views, functions and triggers are created from drizzle/rules. The database records which ones it has.

/**
 * Recreates rules that changed or that somebody altered, and the rules that depend on them. Before `migrate` all rules
 * are dropped, because a column that a view uses cannot change its type, and a view does not pick up new columns.
 * @returns whether derived rows are stale
 * @throws Error with a message for people if something of an operator's is in the way
 */
export async function remakeRules(tx: Database, migrate?: () => Promise<void>): Promise<boolean> {
	const { rules, hash } = readRules();
	const noted = await notedRules(tx);
	const unchanged = new Set(
		rules.filter((rule) => noted?.statements[ruleKey(rule)] === rule.hash).map(ruleKey)
	);
	const before = await ownRules(tx);
	const going = migrate
		? before
		: await withDependents(tx, before, (rule) => !unchanged.has(ruleKey(rule)));
	const staying = before.filter((rule) => !going.includes(rule));
	const stayingKeys = new Set(staying.map(ruleKey));
	const coming = rules.filter((rule) => !stayingKeys.has(ruleKey(rule)));
	const kept = await drop(tx, going);
	await comment(tx, kept, 'null');
	try {
		await migrate?.();
		// A function may be created before the functions that its body calls.
		await tx.execute(sql`set local check_function_bodies = off`);
		const standing = new Set(kept.map(ruleKey));
		await runAll(
			tx,
			coming.map((rule) => {
				const { statement } = rule;
				return `execute $rule$${standing.has(ruleKey(rule)) ? statement.replace(/^CREATE/, 'CREATE OR REPLACE') : statement}$rule$;`;
			})
		);
	} catch (cause) {
		throw operatorConflict(cause, kept);
	}
	await comment(
		tx,
		coming.map(({ kind, fullName }) => ({ rule: `${kind} ${fullName}` })),
		`'${ruleComment}'`
	);
	await noteRules(tx, rules, hash, staying);
	await reindex(
		tx,
		kept.filter((rule) => !unchanged.has(ruleKey(rule)))
	);
	await grantAgain(tx, going);
	return rules.some(
		(rule) => rule.derives && rule.kind !== 'trigger' && !unchanged.has(ruleKey(rule))
	);
}

/** Drops our rules, except those that something depends on, such as an index. */
export const dropRules = async (tx: Database) => void (await drop(tx, await ownRules(tx)));

type Kept = StandingRule & { why: string };

/** @returns the rules that could not be dropped because something depends on them */
async function drop(tx: Database, rules: StandingRule[]): Promise<Kept[]> {
	if (!rules.length) return [];
	const dropped = rules.filter(({ carries }) => !carries);
	await runAll(tx, [
		...dropped.map(
			({ rule }) => `begin drop ${rule}; exception when dependent_objects_still_exist then
				get stacked diagnostics why = pg_exception_detail;
				kept := kept || jsonb_build_object('${rule}', why); end;`
		),
		`perform set_config('rulewatch.kept', kept::text, true);`
	]);
	const [row] = await tx
		.select({ kept: sql<string>`current_setting('rulewatch.kept')` })
		.from(sql`(select 1) one`);
	const reasons = JSON.parse(row!.kept) as Record<string, string>;
	const kept = rules.flatMap((each): Kept[] => {
		const why = each.carries ? `a trigger or a rule is on ${each.rule}` : reasons[each.rule];
		return why === undefined ? [] : [{ ...each, why }];
	});
	return kept.length === rules.length ? kept : drop(tx, kept);
}

const comment = (tx: Database, rules: Pick<StandingRule, 'rule'>[], text: string) =>
	runAll(
		tx,
		rules.map(({ rule }) => `comment on ${rule} is ${text};`)
	);

async function runAll(tx: Database, statements: string[]) {
	if (statements.length)
		await tx.execute(
			`do $all$ declare kept jsonb := '{}'; why text; begin ${statements.join('\n')} end $all$`
		);
}

async function grantAgain(tx: Database, gone: StandingRule[]) {
	if (!gone.some(({ grants }) => grants.length)) return;
	const standing = new Set((await ownRules(tx)).map(({ rule }) => rule));
	for (const { rule, grants } of gone)
		if (standing.has(rule)) for (const grant of grants) await tx.execute(grant);
}

/** An index on a function holds the results of the function that was replaced. */
async function reindex(tx: Database, changed: StandingRule[]) {
	const indexes = await tx
		.select({ name: sql<string>`distinct objid::regclass::text` })
		.from(sql`pg_depend join pg_index on indexrelid = objid`)
		.where(
			sql`refclassid = 'pg_proc'::regclass and refobjid = any (${oidsOf(changed)}::text::oid[])`
		);
	for (const { name } of indexes) await tx.execute(`reindex index ${name}`);
}
