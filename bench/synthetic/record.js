import { finished } from 'node:stream/promises';
import { chanceFrom } from './chance.js';
import { languages, writerOf } from './words.js';

/** @typedef {import('postgres').Sql} Sql */

/** A small one; benchmarks say what they need. */
export const usual = {
	seed: 2020,
	laws: 1_000,
	stakeholders: 2_000,
	statements: 20_000,
	articles: 20_000,
	events: 2_000,
	citations: 100_000
};

/** @typedef {typeof usual} Size */

/**
 * Fills an empty, migrated PostgreSQL with a synthetic record with a long tail: a few laws and voices are on most
 * statements, most are on few. Constraints and triggers do not run meanwhile; what they keep is made at the end.
 * @param {Sql} pool its user may set `session_replication_role`
 * @param {Partial<Size>} [size]
 */
export async function fillWithSynthetic(pool, size = {}) {
	const wanted = { ...usual, ...size };
	const sql = await pool.reserve();
	try {
		await sql`set session_replication_role = replica`;
		await sql`set statement_timeout = 0`;
		const terms = await termsOf(sql);
		for (const [table, columns, rows] of tablesOf(wanted, terms))
			await copy(sql, table, columns, rows);
		await sql`analyze`;
		await enterAll(sql);
	} finally {
		await sql`reset session_replication_role`;
		await sql`reset statement_timeout`;
		sql.release();
	}
	await pool`vacuum analyze`;
}

/** The entries of the search, and then their index: faster than one by one. */
async function enterAll(/** @type {Sql} */ sql) {
	const [index] =
		await sql`select indexdef from pg_indexes where indexname = 'search_entry_vector_index'`;
	const columns = await sql`
		select string_agg(quote_ident(attname), ', ' order by attnum) as all from pg_attribute
		where attrelid = 'search_document'::regclass and attnum > 0`;
	const list = sql.unsafe(columns[0]?.all);
	await sql`set maintenance_work_mem = '256MB'`;
	await sql`set jit = off`;
	await sql`drop index search_entry_vector_index`;
	await sql`insert into search_entry (${list}) select ${list} from search_document`;
	await sql.unsafe(index?.indexdef);
}

/** The terms of the record, from the database itself. */
async function termsOf(/** @type {Sql} */ sql) {
	const rows = await sql`
		select typname as name, array_agg(enumlabel::text order by enumsortorder) as terms
		from pg_enum join pg_type on pg_type.oid = enumtypid group by typname`;
	return /** @type {Record<string, string[]>} */ (
		Object.fromEntries(rows.map(({ name, terms }) => [name, terms]))
	);
}

/**
 * @param {Sql} sql
 * @param {string} table
 * @param {string} columns
 * @param {Iterable<unknown[]>} rows
 */
async function copy(sql, table, columns, rows) {
	const to = await sql`copy ${sql(table)} (${sql.unsafe(columns)}) from stdin`.writable();
	let batch = '';
	for (const row of rows) {
		batch += `${row.map(cell).join('\t')}\n`;
		if (batch.length < 1 << 16) continue;
		if (!to.write(batch)) await new Promise((resolve) => to.once('drain', resolve));
		batch = '';
	}
	to.end(batch);
	await finished(to);
}

/** As COPY reads it. */
function cell(/** @type {unknown} */ value) {
	if (value === null || value === undefined) return '\\N';
	if (Array.isArray(value)) return `{${value.map((each) => `"${each}"`).join(',')}}`;
	return String(value).replaceAll(
		/[\\\n\t\r]/g,
		(sign) => `\\${{ '\n': 'n', '\t': 't', '\r': 'r' }[sign] ?? sign}`
	);
}

const countries = [
	'PK',
	'IN',
	'BD',
	'ID',
	'BR',
	'DE',
	'GB',
	'AU',
	'SG',
	'TR',
	'NG',
	'KE',
	'US',
	'FR'
];
const outlets = [
	'Dawn',
	'The News',
	'BBC Urdu',
	'Geo',
	'The Hindu',
	'Folha',
	'Tempo',
	'Der Spiegel'
];
const subjects = [
	'Online Harm',
	'Data Protection',
	'Cyber Crime',
	'Digital Media',
	'Intermediary Liability',
	'Electronic Transactions',
	'Broadcasting'
];
const forms = [
	'Coalition',
	'Foundation',
	'Union of Journalists',
	'Association',
	'Institute',
	'Network',
	'Commission',
	'Limited'
];
const firstYear = 2005;
const lastYear = 2026;

/**
 * @param {Size} size
 * @param {Record<string, string[]>} terms
 * @returns {Generator<[table: string, columns: string, rows: Iterable<unknown[]>]>}
 */
function* tablesOf(size, terms) {
	const chance = chanceFrom(size.seed);
	const write = writerOf(chance);
	const law = chance.longTail(size.laws);
	const voice = chance.longTail(size.stakeholders);
	const language = chance.longTail(languages.length, 2);
	const any = (/** @type {string} */ name) => chance.of(terms[name] ?? []);
	const state = () => (chance.next() < 0.98 ? 'published' : 'draft');
	/** Most are of late; one in ten is known by its month. */
	const date = () => {
		const year = lastYear - Math.floor(chance.next() ** 1.7 * (lastYear - firstYear + 1));
		const month = `${year}-${String(chance.between(1, 12)).padStart(2, '0')}`;
		const day = `${month}-${String(chance.between(1, 28)).padStart(2, '0')}`;
		return chance.below(10) ? [day, day, day] : [month, `${month}-01`, `${month}-28`];
	};

	/** @template Row @param {number} count @param {(index: number) => Row} row */
	function* rows(count, row) {
		for (let index = 0; index < count; index++) yield row(index);
	}
	const kept = 'id, state';

	yield [
		'regulation',
		`${kept}, slug, title, aliases, jurisdiction, issuing_body, reference_number, instrument, status, summary`,
		rows(size.laws, (index) => {
			const instrument = any('instrument');
			const title = `${write.name(2)} ${chance.of(subjects)} ${instrument.replaceAll('_', ' ')} ${chance.between(firstYear, lastYear)}`;
			return [
				`law-${index}`,
				'published',
				`law-${index}`,
				title,
				[`${title.replaceAll(/[^A-Z0-9]/g, '')}`],
				chance.of(countries),
				`Ministry of ${write.name(1)}`,
				`S.R.O. ${index}(I)`,
				instrument,
				any('regulation_status'),
				write.sentence('en', 20, 60)
			];
		})
	];
	yield [
		'stakeholder',
		`${kept}, slug, name, aliases, kind, country`,
		rows(size.stakeholders, (index) => {
			const name = `${write.name(chance.between(1, 3))} ${chance.of(forms)}`;
			return [
				`voice-${index}`,
				'published',
				`voice-${index}`,
				name,
				[name.replaceAll(/[^A-Z]/g, '') + index],
				any('stakeholder_kind'),
				chance.of(countries)
			];
		})
	];
	yield [
		'article',
		`${kept}, slug, url, headline, headline_basis, outlet, author, section, source_type, lang, published, published_earliest, published_latest`,
		rows(size.articles, (index) => {
			const lang = languages[language()] ?? 'en';
			return [
				`article-${index}`,
				'published',
				`article-${index}`,
				`https://example.org/${index}`,
				write.sentence(lang, 6, 14),
				'page',
				chance.of(outlets),
				write.name(2),
				any('section'),
				any('source_type'),
				lang,
				...date()
			];
		})
	];
	yield [
		'article_regulation',
		'article_id, regulation_id',
		rows(size.articles, (index) => [`article-${index}`, `law-${law()}`])
	];
	yield [
		'event',
		`${kept}, kind, description`,
		rows(size.events, (index) => [
			`event-${index}`,
			state(),
			any('event_kind'),
			write.sentence('en', 8, 30)
		])
	];
	yield [
		'dated_claim',
		'id, event_id, date, earliest, latest, basis, preferred',
		rows(size.events, (index) => [`event-${index}.1`, `event-${index}`, ...date(), 'event', true])
	];
	yield [
		'event_regulation',
		'event_id, regulation_id',
		rows(size.events, (index) => [`event-${index}`, `law-${law()}`])
	];

	const statementLanguages = Array.from(
		{ length: size.statements },
		() => languages[language()] ?? 'en'
	);
	yield [
		'statement',
		`${kept}, organisation_id, speaker_id, date, earliest, latest, basis, channel, lang, summary`,
		rows(size.statements, (index) => [
			`statement-${index}`,
			state(),
			`voice-${voice()}`,
			chance.below(3) ? null : `voice-${voice()}`,
			...date(),
			any('date_basis'),
			any('channel'),
			statementLanguages[index],
			write.sentence(statementLanguages[index] ?? 'en', 12, 45)
		])
	];
	yield [
		'position',
		'id, statement_id, regulation_id, stance',
		positions(size.statements, law, () => any('stance'), chance)
	];
	yield [
		'demand',
		'statement_id, demand',
		rows(size.statements, (index) => [`statement-${index}`, any('demand_kind')])
	];
	yield [
		'quotation',
		'id, statement_id, article_id, exact, lang, state',
		rows(Math.floor(size.statements * 0.6), (index) => [
			`quotation-${index}`,
			`statement-${index}`,
			`article-${chance.below(size.articles)}`,
			write.sentence(statementLanguages[index] ?? 'en', 10, 40),
			statementLanguages[index],
			'published'
		])
	];

	// One for each statement and date; what is left is spread over the statements.
	yield [
		'citation',
		'article_id, dated_claim_id',
		rows(size.events, (index) => [`article-${chance.below(size.articles)}`, `event-${index}.1`])
	];
	const rest = Math.max(size.citations - size.events, size.statements);
	yield [
		'citation',
		'article_id, statement_id',
		rows(rest, (index) => {
			// No article twice for one statement: each round goes on from where the one before it was.
			const [round, statement] = [Math.floor(index / size.statements), index % size.statements];
			return [`article-${(statement * 7 + round) % size.articles}`, `statement-${statement}`];
		})
	];
}

/**
 * On one law, on one in five on a second.
 * @param {number} statements
 * @param {() => number} law
 * @param {() => string} stance
 * @param {import('./chance.js').Chance} chance
 */
function* positions(statements, law, stance, chance) {
	for (let index = 0; index < statements; index++) {
		const laws = new Set([law(), ...(chance.below(5) ? [] : [law()])]);
		for (const each of laws)
			yield [`position-${index}.${each}`, `statement-${index}`, `law-${each}`, stance()];
	}
}
