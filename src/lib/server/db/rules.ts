import { sql } from 'drizzle-orm';
import type { Database } from './connection.ts';
import { readRules } from './rule-files.ts';
import { inTheWay } from './rules-in-the-way.ts';
import { mark, ours, place, seal, type Standing } from './standing-rules.ts';

// Views, functions and triggers stand in drizzle/rules, and are made from there. The database notes which it has.

/**
 * Makes all rules anew. They go before `migrate` runs, for no column that a view uses can change its type.
 * @returns whether rows would now be derived otherwise
 * @throws Error with a sentence for people where something of an operator's is in the way
 */
export async function remakeRules(tx: Database, migrate: () => Promise<void>): Promise<boolean> {
	const { rules, hash } = readRules();
	const before = await ours(tx);
	const kept = await drop(tx, before);
	await comment(tx, kept, 'null');
	try {
		await migrate();
		// A function may come before those that its body calls.
		await tx.execute(sql`set local check_function_bodies = off`);
		await inOne(
			tx,
			rules.map(({ kind, name, statement }) => {
				const stands = kept.some((each) => each.kind === kind && each.name === name);
				return `execute $rule$${stands ? statement.replace(/^CREATE/, 'CREATE OR REPLACE') : statement}$rule$;`;
			})
		);
	} catch (cause) {
		throw inTheWay(cause, kept);
	}
	await comment(
		tx,
		rules.map(({ kind, fullName }) => ({ rule: `${kind} ${fullName}` })),
		`'${mark}'`
	);
	const after = await note(tx, hash);
	const isNew = ({ rule, definition }: Standing) =>
		before.find((each) => each.rule === rule)?.definition !== definition;
	await reindex(tx, after.filter(isNew));
	for (const { rule, grants } of before)
		if (after.some((each) => each.rule === rule))
			for (const grant of grants) await tx.execute(grant);
	const derives = rules.filter(({ derives }) => derives).map(({ name }) => name);
	return after.some(
		(rule) => rule.kind !== 'trigger' && derives.includes(rule.name) && isNew(rule)
	);
}

type Kept = Standing & { why: string };

/** @returns those that something else rests on, and why they stay */
async function drop(tx: Database, rules: Standing[]): Promise<Kept[]> {
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
const inOne = (tx: Database, statements: string[]) =>
	tx.execute(
		`do $all$ declare kept jsonb := '{}'; why text; begin ${statements.join('\n')} end $all$`
	);

async function note(tx: Database, hash: string): Promise<Standing[]> {
	await tx.execute(sql`delete from drizzle.rules_version`);
	const made = await ours(tx);
	const prints = Object.fromEntries(made.map(({ rule, print }) => [rule, print]));
	const oids = `{${made.map(({ oid }) => oid).join()}}`;
	await tx.execute(sql`insert into drizzle.rules_version (hash, place, rules, oids, seal)
		values (${hash}, ${place}, ${JSON.stringify(prints)}::text::jsonb, ${oids}::text::oid[], '')`);
	await tx.execute(sql`update drizzle.rules_version set seal = ${seal}`);
	return made;
}

/** An index of what a function gives holds what it gave before. */
async function reindex(tx: Database, changed: Standing[]) {
	for (const { kind, rule } of changed) {
		if (kind !== 'function') continue;
		const indexes = await tx
			.select({ name: sql<string>`objid::regclass::text` })
			.from(sql`pg_depend join pg_index on indexrelid = objid`)
			.where(
				sql`refclassid = 'pg_proc'::regclass and refobjid = ${rule.replace('function ', '')}::text::regprocedure`
			);
		for (const { name } of indexes) await tx.execute(`reindex index ${name}`);
	}
}
