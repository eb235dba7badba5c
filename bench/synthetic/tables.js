import { chanceFrom } from './chance.js';
import { languages, writerOf } from './words.js';

export const usual = {
	seed: 2020,
	regulations: 1_000,
	stakeholders: 2_000,
	statements: 20_000,
	articles: 20_000,
	events: 2_000,
	citations: 100_000
};

/** @typedef {typeof usual} Size */

const countries = 'PK IN BD ID BR DE GB AU SG TR NG KE US FR'.split(' ');
const outlets = 'Dawn,The News,BBC Urdu,Geo,The Hindu,Folha,Tempo,Der Spiegel'.split(',');
const subjects =
	'Online Harm,Data Protection,Cyber Crime,Digital Media,Intermediary Liability,Electronic Transactions,Broadcasting'.split(
		','
	);
const forms =
	'Coalition,Foundation,Union of Journalists,Association,Institute,Network,Commission,Limited'.split(
		','
	);
const topics = 40;
const firstYear = 2005;
const lastYear = 2026;

/**
 * @param {Size} size
 * @param {Record<string, string[]>} terms
 * @returns {Generator<[table: string, columns: string, rows: Iterable<unknown[]>]>}
 */
export function* tablesOf(size, terms) {
	const chance = chanceFrom(size.seed);
	const write = writerOf(chance);
	// With 200,000 statements, the first law and the first stakeholder have about 6,000, the hundredth a few hundred.
	const regulation = chance.longTail(size.regulations, 1, 4);
	const stakeholder = chance.longTail(size.stakeholders, 1, 5);
	const regulationOfEvent = chance.longTail(size.regulations, 1, 200);
	const topic = chance.longTail(topics);
	const language = chance.longTail(languages.length, 2);
	const any = (/** @type {string} */ name) => chance.of(terms[name] ?? []);
	const state = () => (chance.next() < 0.98 ? 'published' : 'draft');
	/** Most dates are recent; one in ten is known only by month. */
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
	const kept = 'id, state, created_at, updated_at';
	/** Rows were created at most a minute apart, and some were changed later. */
	const entered = (/** @type {number} */ index, /** @type {number} */ count) => {
		const at = new Date(Date.UTC(lastYear, 0) - (count - index) * 60_000);
		const changed = chance.below(10) ? at : new Date(at.getTime() + chance.below(1e9));
		return [at.toISOString(), changed.toISOString()];
	};

	yield [
		'regulation',
		`${kept}, slug, title, aliases, jurisdiction, issuing_body, reference_number, instrument, status, summary`,
		rows(size.regulations, (index) => {
			const instrument = any('instrument');
			const title = `${write.name(2)} ${chance.of(subjects)} ${instrument.replaceAll('_', ' ')} ${chance.between(firstYear, lastYear)}`;
			return [
				`law-${index}`,
				'published',
				...entered(index, size.regulations),
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
				`stakeholder-${index}`,
				'published',
				...entered(index, size.stakeholders),
				`stakeholder-${index}`,
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
				...entered(index, size.articles),
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
		rows(size.articles, (index) => [`article-${index}`, `law-${regulation()}`])
	];
	yield [
		'topic',
		'id, state, slug, name',
		rows(topics, (index) => [
			...[`topic-${index}`, 'published', `topic-${index}`],
			`${write.name(2)} ${index}`
		])
	];
	yield [
		'regulation_topic',
		'regulation_id, topic_id',
		rows(size.regulations, (index) => [`law-${index}`, `topic-${topic()}`])
	];
	yield [
		'article_topic',
		'article_id, topic_id',
		rows(size.articles, (index) => [`article-${index}`, `topic-${topic()}`])
	];
	yield [
		'event',
		`${kept}, kind, description`,
		rows(size.events, (index) => [
			`event-${index}`,
			state(),
			...entered(index, size.events),
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
		rows(size.events, (index) => [`event-${index}`, `law-${regulationOfEvent()}`])
	];

	const statementLanguages = Array.from(
		{ length: size.statements },
		() => languages[language()] ?? 'en'
	);
	/** @type {unknown[][]} */
	const speaking = [];
	yield [
		'statement',
		`${kept}, organisation_id, speaker_id, date, earliest, latest, basis, channel, lang, summary`,
		rows(size.statements, (index) => {
			const row = [`statement-${index}`, state(), ...entered(index, size.statements)];
			speaking[index] = [
				`stakeholder-${stakeholder()}`,
				chance.below(3) ? null : `stakeholder-${stakeholder()}`
			];
			return [
				...row,
				...speaking[index],
				...date(),
				any('date_basis'),
				any('channel'),
				statementLanguages[index],
				write.sentence(statementLanguages[index] ?? 'en', 12, 45)
			];
		})
	];
	yield [
		'position',
		'id, statement_id, regulation_id, stance',
		positions(size.statements, regulation, () => any('stance'), chance)
	];
	// One statement in twenty has co-signatories; one stakeholder in ten is a listed member of a group.
	yield [
		'signatory',
		'statement_id, stakeholder_id, ordinal',
		signatures(size.statements / 20, 3, speaking, stakeholder)
	];
	yield [
		'membership',
		`${kept}, group_id, member_id, relation, as_of, as_of_earliest, as_of_latest`,
		rows(size.stakeholders / 10, (index) => [
			`membership-${index}`,
			'published',
			...entered(index, size.stakeholders / 10),
			`stakeholder-${index % 50}`,
			`stakeholder-${size.stakeholders / 10 + index * 9}`,
			'member',
			...date()
		])
	];
	yield [
		'demand',
		'statement_id, demand',
		rows(size.statements, (index) => [`statement-${index}`, any('demand_kind')])
	];
	yield [
		'quotation',
		'id, statement_id, article_id, exact, lang',
		rows(Math.floor(size.statements * 0.6), (index) => [
			`quotation-${index}`,
			`statement-${index}`,
			`article-${chance.below(size.articles)}`,
			write.sentence(statementLanguages[index] ?? 'en', 10, 40),
			statementLanguages[index]
		])
	];

	// One citation for each law, stakeholder, statement and date; the rest are spread over the statements.
	yield [
		'citation',
		'article_id, regulation_id',
		rows(size.regulations, (index) => [`article-${(index * 3) % size.articles}`, `law-${index}`])
	];
	yield [
		'citation',
		'article_id, stakeholder_id',
		rows(size.stakeholders, (index) => [
			`article-${(index * 5) % size.articles}`,
			`stakeholder-${index}`
		])
	];
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
			// Each round continues where the last ended, so that no statement has an article twice.
			const [round, statement] = [Math.floor(index / size.statements), index % size.statements];
			return [`article-${(statement * 7 + round) % size.articles}`, `statement-${statement}`];
		})
	];
}

/**
 * Signatories of each twentieth statement: a few, none twice, and none who speaks in it.
 * @param {number} count
 * @param {number} most
 * @param {unknown[][]} speaking by statement
 * @param {() => number} stakeholder
 */
function* signatures(count, most, speaking, stakeholder) {
	for (let index = 0; index < count; index++) {
		const names = Array.from({ length: most }, () => `stakeholder-${stakeholder()}`);
		const others = [...new Set(names)].filter((name) => !speaking[index * 20]?.includes(name));
		for (const [place, name] of others.entries())
			yield [`statement-${index * 20}`, name, place + 1];
	}
}

/**
 * @param {number} statements
 * @param {() => number} regulation
 * @param {() => string} stance
 * @param {import('./chance.js').Chance} chance
 */
function* positions(statements, regulation, stance, chance) {
	for (let index = 0; index < statements; index++) {
		const regulations = new Set([regulation(), ...(chance.below(5) ? [] : [regulation()])]);
		for (const each of regulations)
			yield [`position-${index}.${each}`, `statement-${index}`, `law-${each}`, stance()];
	}
}
