import { hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { searchNouns } from '../../domain/search/search.ts';
import { keysOf } from '../../domain/vocabulary.ts';

const folder = 'drizzle/rules';
const derived = 'derived';
const search = join(derived, 'search');
const kinds = ['function', 'view', 'trigger'] as const;

export interface Rule {
	kind: (typeof kinds)[number];
	name: string;
	/** The name for COMMENT ON: with the arguments of a function or the table of a trigger. */
	fullName: string;
	/** CREATE without OR REPLACE, which could overwrite something of an operator's. */
	statement: string;
	hash: string;
	/** Whether rows of search, members or clocks are derived with it. */
	derives: boolean;
}

interface Rules {
	rules: Rule[];
	hash: string;
}

let read: Rules | undefined;

/** All rules, in an order in which they can be created: functions first, without a check of their bodies. */
export const readRules = (): Rules => (read ??= readAll());

function readAll(): Rules {
	const rules = readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.sql') && !file.startsWith(search + sep))
		.sort()
		.flatMap((file) =>
			statementsIn(file).map((statement) => ({
				...ruleOf(file, statement),
				hash: hash('sha256', statement),
				derives: file.startsWith(derived + sep)
			}))
		)
		.sort((one, other) => kinds.indexOf(one.kind) - kinds.indexOf(other.kind));
	return { rules, hash: hash('sha256', rules.map(({ statement }) => statement).join('\n')) };
}

/** The statements of a file, which are separated by empty lines, without the comments above them. */
function statementsIn(file: string): string[] {
	return textOf(file)
		.replace('\t-- search/*.sql', () =>
			keysOf(searchNouns)
				.map((noun) => textOf(join(search, `${noun}.sql`)).trimEnd())
				.join('\nUNION ALL\n')
		)
		.split(/\n{2,}/)
		.map((block) => block.replace(/^(--.*(\n|$))+/, '').trim())
		.filter(Boolean);
}

const textOf = (file: string) => readFileSync(join(folder, file), 'utf8');

function ruleOf(file: string, statement: string) {
	const [, word, name, rest] =
		/^CREATE (?:CONSTRAINT )?(VIEW|FUNCTION|TRIGGER) (\w+)(.*)$/s.exec(statement) ?? [];
	const kind = kinds.find((kind) => kind === word?.toLowerCase());
	if (!kind || !name) throw new Error(`${folder}/${file} has a statement that makes no rule.`);
	const suffix = {
		view: /^/,
		function: /^\([^)]*\)/,
		trigger: / ON "?\w+"?/
	}[kind].exec(rest!)![0];
	return { kind, name, fullName: name + suffix.replace(/ DEFAULT [^,)]+/g, ''), statement };
}
