import { sql } from 'drizzle-orm';
import type { Database } from './connection.ts';
import { readRules } from './rule-files.ts';
import { inTheWay } from './rules-in-the-way.ts';
import {
	keyOf,
	mark,
	notedRules,
	noteRules,
	oidsOf,
	ours,
	type Standing,
	withDependents
} from './standing-rules.ts';

// Views, functions and triggers stand in drizzle/rules, and are made from there. The database notes which it has.

/**
 * Makes those rules anew that changed or that somebody altered, and those that rest on them. All of them go before `migrate`
 * runs, for no column that a view uses can change its type, and a view takes up no new column by itself.
 * @returns whether rows would now be derived otherwise
 * @throws Error with a sentence for people where something of an operator's is in the way
 */
export async function remakeRules(tx: Database, migrate?: () => Promise<void>): Promise<boolean> {
	const { rules, hash } = readRules();
	const noted = await notedRules(tx);
	const unchanged = new Set(
		rules.filter((rule) => noted?.statements[keyOf(rule)] === rule.hash).map(keyOf)
	);
	const before = await ours(tx);
	const going = migrate
		? before
		: await withDependents(tx, before, (rule) => !unchanged.has(keyOf(rule)));
	const staying = before.filter((rule) => !going.includes(rule));
	const stayingKeys = new Set(staying.map(keyOf));
	const coming = rules.filter((rule) => !stayingKeys.has(keyOf(rule)));
	const kept = await drop(tx, going);
	await comment(tx, kept, 'null');
	try {
		await migrate?.();
		// A function may come before those that its body calls.
		await tx.execute(sql`set local check_function_bodies = off`);
		const standing = new Set(kept.map(keyOf));
		await inOne(
			tx,
			coming.map((rule) => {
				const { statement } = rule;
				return `execute $rule$${standing.has(keyOf(rule)) ? statement.replace(/^CREATE/, 'CREATE OR REPLACE') : statement}$rule$;`;
			})
		);
	} catch (cause) {
		throw inTheWay(cause, kept);
	}
	await comment(
		tx,
		coming.map(({ kind, fullName }) => ({ rule: `${kind} ${fullName}` })),
		`'${mark}'`
	);
	await noteRules(tx, rules, hash, staying);
	await reindex(
		tx,
		kept.filter((rule) => !unchanged.has(keyOf(rule)))
	);
	await grantAgain(tx, going);
	return rules.some(
		(rule) => rule.derives && rule.kind !== 'trigger' && !unchanged.has(keyOf(rule))
	);
}

/** Drops our rules but for those that something rests on, such as an index. */
export const dropRules = async (tx: Database) => void (await drop(tx, await ours(tx)));

type Kept = Standing & { why: string };

/** @returns those that something else rests on, and why they stay */
async function drop(tx: Database, rules: Standing[]): Promise<Kept[]> {
	if (!rules.length) return [];
	const dropped = rules.filter(({ carries }) => !carries);
	await inOne(tx, [
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

const comment = (tx: Database, rules: Pick<Standing, 'rule'>[], text: string) =>
	inOne(
		tx,
		rules.map(({ rule }) => `comment on ${rule} is ${text};`)
	);

/** Has the database run statements of PL/pgSQL in one go: by itself, each is a way to the database and back. */
async function inOne(tx: Database, statements: string[]) {
	if (statements.length)
		await tx.execute(
			`do $all$ declare kept jsonb := '{}'; why text; begin ${statements.join('\n')} end $all$`
		);
}

/** Gives back the privileges of rules that were made anew. */
async function grantAgain(tx: Database, gone: Standing[]) {
	if (!gone.some(({ grants }) => grants.length)) return;
	const standing = new Set((await ours(tx)).map(({ rule }) => rule));
	for (const { rule, grants } of gone)
		if (standing.has(rule)) for (const grant of grants) await tx.execute(grant);
}

/** An index of what a function gives holds what it gave before. A function that has one was replaced where it stands. */
async function reindex(tx: Database, changed: Standing[]) {
	const indexes = await tx
		.select({ name: sql<string>`distinct objid::regclass::text` })
		.from(sql`pg_depend join pg_index on indexrelid = objid`)
		.where(
			sql`refclassid = 'pg_proc'::regclass and refobjid = any (${oidsOf(changed)}::text::oid[])`
		);
	for (const { name } of indexes) await tx.execute(`reindex index ${name}`);
}
