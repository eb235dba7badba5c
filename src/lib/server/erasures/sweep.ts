import { type SQL, sql } from 'drizzle-orm';
import { attempt } from '../../domain/attempt.ts';
import { keptBackByErasure, withheldWord } from '../../domain/erasures.ts';
import { keyedHash, unseal } from '../auth/secret.ts';
import type { Database } from '../db/index.ts';
import { queryRows } from '../ops/backups/tables.ts';
import { neutralId } from './address.ts';
import { withheldTopic } from './blank.ts';
import { holds, isQuotationWith } from './check.ts';
import { isOwnWords } from './fields.ts';
import { addressIn, type Matcher, wordsOf } from './words.ts';
import { urlOf } from '../../domain/address/url.ts';

// Every text of every table is looked at, so that a table that comes later is not forgotten.

type Session = Pick<Database, 'execute'>;
type Row = Record<string, unknown>;

interface Table {
	name: string;
	texts: string[];
	bytes: string[];
}

export interface Hit {
	table: string;
	/** Where PostgreSQL has the row; it holds while the table is locked. */
	address: string;
	/** The columns with texts. */
	row: Row;
	/** The columns that hold the words. */
	columns: string[];
	/** The columns among them with bytes or a sealed text, in which no single word can be withheld. */
	closed: string[];
	/** Whether its page takes too long to be searched, and counts as one that holds them. */
	isUnread: boolean;
}

/** Accounts are disabled, not erased; erasures hold no words. */
const passedOver = new Set(['account', 'erasure']);

/** Rows that mean nothing without their words, or that lead to them. Rows of other tables stay, with words withheld. */
const deleted: Record<string, (row: Row) => SQL> = {
	captured_quotation: ({ copy_id }) => sql`delete from copy where id = ${copy_id}`,
	capture: ({ copy_id }) => sql`delete from copy where id = ${copy_id}`,
	// Nobody is to enter the rest of a file without seeing that it lacks rows.
	csv_row: ({ import_id }) =>
		sql`delete from csv_import where id = ${import_id} and finished_at is null`
};
for (const name of [
	...['change', 'copy', 'csv_import', 'follow', 'former_slug', 'idempotency', 'outbox', 'proposal'],
	...['regulation_identifier', 'stakeholder_identifier', 'ticket', 'typed_name', 'webhook']
])
	deleted[name] ??= () => sql`select`;

/** An identifier stays if only the id of its owner holds the words. */
const isOwner = (table: string, column: string) =>
	table.endsWith('_identifier') && column !== 'value';

/** Texts of pages, which the worker reads together with their bytes, if these are kept. The second is made of the first. */
const pageTexts: Record<string, string[]> = {
	copy: ['text', 'normal_text'],
	watch: ['suspect_text']
};

const rowsAtOnce = 500;
/** A kept copy may have ten megabytes. */
const rowsWithBytesAtOnce = 20;

/** Columns that the database cannot read, because their texts are sealed. */
const sealedColumns: Record<string, string> = { outbox: 'sealed', webhook: 'sealed_url' };

export async function tablesWithTexts(session: Session): Promise<Table[]> {
	const tables = await queryRows<Table>(
		session,
		sql`select table_name as name,
			array_agg(column_name::text) filter (where udt_name in ('text', '_text', 'jsonb', 'varchar')) as texts,
			coalesce(array_agg(column_name::text) filter (where udt_name = 'bytea'), '{}') as bytes
		from information_schema.columns join information_schema.tables using (table_schema, table_name)
		where table_schema = 'public' and table_type = 'BASE TABLE' and is_generated = 'NEVER'
			and udt_name in ('text', '_text', 'jsonb', 'varchar', 'bytea')
		group by table_name order by table_name`
	);
	return tables.filter(({ name, texts }) => texts && !passedOver.has(name));
}

interface Looked {
	matches: Matcher;
	/** The words where they are known: the database then looks for the longest of each. */
	words?: string[];
	/** Tells whether a page holds the words, or `undefined` if that takes too long; without it no page is looked at. */
	pageHolds?: (page: {
		texts: string[];
		bytes: Uint8Array;
		contentType?: string;
	}) => Promise<boolean | undefined>;
}

/** Finds the rows that hold words. */
export async function hitsIn(
	session: Session,
	{ matches, words, pageHolds }: Looked
): Promise<Hit[]> {
	const hits: Hit[] = [];
	for (const table of await tablesWithTexts(session))
		for await (const { address, ...all } of rowsWith(session, table, words)) {
			const [text = '', ...others] = pageTexts[table.name] ?? [];
			const ofPage = new Set([...table.bytes, text, ...others]);
			const row = Object.fromEntries(Object.entries(all).filter(([name]) => !ofPage.has(name)));
			const isAcross = isQuotationWith(row, matches);
			const open = Object.keys(row).filter(
				(name) => (name === 'exact' && isAcross) || holds(row[name], matches, name)
			);
			const contentType = typeof row.content_type === 'string' ? row.content_type : undefined;
			const closed: string[] = [];
			let isUnread = false;
			for (const name of table.bytes.length ? table.bytes : [text]) {
				if (!all[name] || !pageHolds) continue;
				const texts = text in all ? [String(all[text])] : [];
				const bytes = name === text ? new Uint8Array() : bytesOf(all[name]);
				const holdsWords = await pageHolds({ texts, bytes, contentType });
				isUnread ||= holdsWords === undefined;
				if (holdsWords !== false) closed.push(name);
			}
			const sealed = sealedColumns[table.name];
			if (sealed && holds(unsealed(row[sealed]), matches)) closed.push(sealed);
			const columns = [...open, ...closed];
			if (columns.length)
				hits.push({ table: table.name, address: String(address), row, columns, closed, isUnread });
		}
	return hits;
}

/** Escapes such as `\n` would become letters of the next word, so a letter is read as the JSON that it is. */
function unsealed(sealed: unknown): unknown {
	// `unseal` throws if the text is too short to be sealed.
	const text = typeof sealed === 'string' ? attempt(() => unseal(sealed)) : undefined;
	return text && (attempt((): unknown => JSON.parse(text)) ?? text);
}

function bytesOf(value: unknown): Uint8Array {
	// The value's type depends on the driver.
	return typeof value === 'string'
		? Buffer.from(value.slice(2), 'hex')
		: Buffer.from(value as Uint8Array);
}

async function* rowsWith(session: Session, table: Table, words?: string[]): AsyncGenerator<Row> {
	const { name, texts, bytes } = table;
	const columns = [...texts, ...bytes].map((column) => sql`${sql.identifier(column)}`);
	const likely = words && !sealedColumns[name] ? likelyHolds(table, words) : sql`true`;
	const atOnce = bytes.length ? rowsWithBytesAtOnce : rowsAtOnce;
	let after = '(0,0)';
	for (;;) {
		const rows = await queryRows<Row>(
			session,
			sql`select ctid::text as address, ${sql.join(columns, sql`, `)} from ${sql.identifier(name)}
				where ctid > ${after}::text::tid and ${likely} order by ctid limit ${atOnce}`
		);
		yield* rows;
		if (rows.length < atOnce) return;
		after = String(rows.at(-1)!.address);
	}
}

/**
 * Leaves out rows that surely hold none of the texts. The database compares fewer characters than `nameWords`, so that it
 * keeps every row that `nameWords` could find. The word «and» may stand for a sign.
 */
function likelyHolds({ texts, bytes }: Table, sought: string[]): SQL {
	const whole = [
		...texts.map((column) => sql`${sql.identifier(column)}::text`),
		...bytes.map((column) => sql`encode(${sql.identifier(column)}, 'escape')`)
	];
	const longest = longestWords(sought);
	if (!longest) return sql`true`;
	const patterns = sql`any (${sql.param(`{${longest.map((word) => `%${word}%`).join(',')}}`)}::text[])`;
	// Reducing a text takes ten times as long, and most texts are ASCII. No reduced text has letters beyond ASCII.
	const reduced = longest.every((word) => /^[a-z0-9]+$/.test(word))
		? sql`regexp_replace(
				lower(translate(normalize(whole, NFKD), '٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹ı', '01234567890123456789i')),
				'[^a-z0-9]+', '', 'g') like ${patterns}`
		: sql`true`;
	// PostgreSQL writes a backslash for each byte beyond ASCII.
	const isEscaped = bytes.length
		? sql`strpos(whole, '\\') > 0 or strpos(whole, '&') > 0 or strpos(whole, '%PDF') > 0`
		: sql`false`;
	// A tag may stand within a word.
	const letters = bytes.length
		? sql`whole || regexp_replace(whole, '<[^<>]*>', '', 'g')`
		: sql`whole`;
	return sql`(
		select case
			when ${isEscaped} or whole ~ '%[0-9A-Fa-f]{2}|[xX][nN]--' then true
			-- Many marks behind each other take \`normalize\` minutes.
			when length(whole) > 2000 and octet_length(whole) > length(whole) then true
			when octet_length(whole) = length(whole) then translate(lower(${letters}), '''\`.', '') like ${patterns}
			else ${reduced}
		end
		from (select concat_ws(' ', ${sql.join(whole, sql`, `)}) as whole offset 0) row
	)`;
}

/** The longest word of each text, which stands in the fewest rows; undefined if one has none to look for. */
function longestWords(texts: string[]): string[] | undefined {
	const longest = new Set<string>();
	for (const text of texts) {
		const words = wordsOf(text).filter((word) => word !== 'and');
		if (!words.length) return undefined;
		longest.add(words.reduce((one, other) => (other.length > one.length ? other : one)));
	}
	return [...longest];
}

/** The ids that hold a name, of rows that stay. */
export const tellingIds = (hits: Hit[], matches: Matcher): string[] =>
	hits.flatMap(({ table, row: { id } }) =>
		!deleted[table] && typeof id === 'string' && matches(id) ? id : []
	);

/** Rows that name a renamed id, exactly. @param ids of items; every renamed id is built from one of these */
export async function rowsNaming(
	session: Session,
	renames: Map<string, string>,
	ids: string[]
): Promise<Hit[]> {
	if (!renames.size) return [];
	return hitsIn(session, { matches: (text) => renames.has(text), words: ids });
}

/** Withholds the words of rows, or deletes the rows. */
export async function withhold(
	session: Session,
	hits: Hit[],
	matches: Matcher,
	renames: Map<string, string>
): Promise<void> {
	const withheld = withholder(matches, renames);
	const goes = ({ table, row, columns, closed }: Hit) =>
		deleted[table] &&
		(closed.length > 0 ||
			columns.some((column) => !isOwner(table, column) && holds(row[column], matches, column)));
	// Deleting a row may move rows that refer to it, so that comes last.
	for (const hit of hits) if (!goes(hit)) await withholdRow(hit);
	for (const { table, address, row } of hits.filter(goes)) {
		await session.execute(deleted[table]!(row));
		await session.execute(
			sql`delete from ${sql.identifier(table)} where ctid = ${address}::text::tid`
		);
	}

	async function withholdRow({ table, address, row, closed }: Hit) {
		const after = withheld(row, table) as Row;
		// The database keeps the two articles of a pair in order.
		if (table === 'report_pair')
			[after.one, after.other] = [String(after.one), String(after.other)].sort();
		const changed = Object.keys(after).filter(
			(column) => JSON.stringify(after[column]) !== JSON.stringify(row[column])
		);
		if (!changed.length && !closed.length) return;
		const set = changed.map((column) => {
			const value = after[column];
			const given =
				value === null || typeof value === 'string'
					? sql`${value}::text`
					: sql`(select ${valueOf(row[column])} from (select ${JSON.stringify(value)}::text::jsonb as value) given)`;
			return sql`${sql.identifier(column)} = ${given}`;
		});
		set.push(...closed.map((column) => sql`${sql.identifier(column)} = null`));
		await session.execute(
			sql`update ${sql.identifier(table)} set ${sql.join(set, sql`, `)} where ctid = ${address}::text::tid`
		);
	}
}

const valueOf = (before: unknown) =>
	Array.isArray(before) && before.every((each) => typeof each === 'string')
		? sql`array(select jsonb_array_elements_text(value))`
		: sql`value`;

/** Makes a function that withholds words in a row or a snapshot: each text that holds them, whole. */
function withholder(matches: Matcher, renames: Map<string, string>) {
	return function withheld(value: unknown, noun: string, name = '', id = ''): unknown {
		if (typeof value === 'string') {
			const renamed = idNow(value, name);
			if (renamed) return renamed;
			return matches(value, name) ? inPlaceOf(value, noun, name, id) : value;
		}
		if (Array.isArray(value))
			return value
				.filter((each) => typeof each !== 'string' || idNow(each, name) || !matches(each, name))
				.map((each) => withheld(each, noun, name, id));
		if (value === null || typeof value !== 'object') return value;
		const row = value as Row;
		const own = typeof row.id === 'string' ? (renames.get(row.id) ?? row.id) : id;
		const of = typeof row.noun === 'string' ? row.noun : noun;
		const isAcross = isQuotationWith(row, matches);
		const after = Object.fromEntries(
			Object.entries(row).map(([key, each]) => [
				key,
				key === 'exact' && isAcross ? withheldWord : withheld(each, of, key, own)
			])
		);
		if (typeof row.exact !== 'string' || after.exact === row.exact) return after;
		const { prefix: _prefix, suffix: _suffix, ...rest } = after;
		return 'kept_back' in row
			? { ...after, kept_back: keptBackByErasure, prefix: null, suffix: null }
			: { ...rest, keptBack: keptBackByErasure };
	};

	function idNow(text: string, name: string): string | undefined {
		return isOwnWords(name) ? undefined : renames.get(text);
	}

	function inPlaceOf(text: string, noun: string, name: string, id: string): string | null {
		if (name === 'slug' && id) return neutralId(id);
		if (name === 'name' && noun === 'topic' && id) return withheldTopic(id);
		if (name === 'address_key' || name === 'prefix' || name === 'suffix') return null;
		if (addressIn(text)) return neutralAddress(text);
		return text.startsWith('/') ? '/' : withheldWord;
	}

	/** The site of a page stays, so that readers see where a claim comes from. The same address gives the same. */
	function neutralAddress(url: string): string {
		const mark = `#withheld-${keyedHash(url).slice(0, 10)}`;
		const site = urlOf(url)?.origin;
		return site && !matches(site) ? `${site}/${mark}` : `https://withheld.invalid/${mark}`;
	}
}

/** Foreign keys hold at the end of the transaction, so that ids can change. @returns a function that undoes it */
export async function deferForeignKeys(session: Session): Promise<() => Promise<void>> {
	const keys = await queryRows<{ name: string; table: string }>(
		session,
		sql`select conname as name, conrelid::regclass::text as table from pg_constraint
			where contype = 'f' and connamespace = 'public'::regnamespace and not condeferrable`
	);
	const alterAll = async (how: SQL) => {
		for (const { name, table } of keys)
			await session.execute(
				sql`alter table ${sql.identifier(table.replaceAll('"', ''))} alter constraint ${sql.identifier(name)} ${how}`
			);
	};
	// Keys can be altered only where none waits to be checked. Several erasures may share a transaction.
	const alterChecked = async (how: SQL) => {
		await session.execute(sql`set constraints all immediate`);
		await session.execute(sql`set constraints all deferred`);
		await alterAll(how);
	};
	await alterChecked(sql`deferrable initially deferred`);
	return () => alterChecked(sql`not deferrable`);
}

/** Nobody writes to these tables until the transaction ends, and what was found stays where it is. */
export async function lockTables(session: Session): Promise<void> {
	for (const { name } of await tablesWithTexts(session))
		await session.execute(sql`lock table ${sql.identifier(name)} in share row exclusive mode`);
}
