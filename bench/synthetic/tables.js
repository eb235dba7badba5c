import { chanceFrom } from './chance.js';
import { languages, writerOf } from './words.js';

const seed = 2020;
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
 * The rows of each table, by column.
 * @param {Record<string, string[]>} terms of each vocabulary
 * @returns {Generator<[table: string, rows: Iterable<object>]>}
 */
export function* tablesOf(statements, terms) {
	const articles = statements;
	const regulations = statements / 20;
	const stakeholders = statements / 10;
	const events = statements / 10;
	const citationsOfStatements = statements * 5 - events;
	const chance = chanceFrom(seed);
	const write = writerOf(chance);
	// With 200,000 statements, the first law and the first stakeholder have about 6,000, the hundredth a few hundred.
	const someLaw = picker('law', chance.longTail(regulations, 1, 4));
	const someStakeholder = picker('stakeholder', chance.longTail(stakeholders, 1, 5));
	const lawOfEvent = picker('law', chance.longTail(regulations, 1, 200));
	const someTopic = picker('topic', chance.longTail(topics));
	const language = chance.longTail(languages.length, 2);
	const someLanguage = () => languages[language()];
	const any = (name) => chance.of(terms[name] ?? []);
	const state = () => (chance.next() < 0.98 ? 'published' : 'draft');
	/** Most dates are recent; one in ten is known only by month. */
	const dates = (name = 'date', before = '') => {
		const year = lastYear - Math.floor(chance.next() ** 1.7 * (lastYear - firstYear + 1));
		const month = `${year}-${String(chance.between(1, 12)).padStart(2, '0')}`;
		const day = `${month}-${String(chance.between(1, 28)).padStart(2, '0')}`;
		const [date, earliest, latest] = chance.below(10)
			? [day, day, day]
			: [month, `${month}-01`, `${month}-28`];
		return { [name]: date, [`${before}earliest`]: earliest, [`${before}latest`]: latest };
	};

	function* rows(count, row) {
		for (let index = 0; index < count; index++) yield row(index);
	}
	/** Columns of every item. They were created at most a minute apart, and some were changed later. */
	const item = (name, index, count, state = 'published') => {
		const at = new Date(Date.UTC(lastYear, 0) - (count - index) * 60_000);
		const changed = chance.below(10) ? at : new Date(at.getTime() + chance.below(1e9));
		const [created_at, updated_at] = [at.toISOString(), changed.toISOString()];
		return { id: `${name}-${index}`, state, created_at, updated_at };
	};

	yield [
		'regulation',
		rows(regulations, (index) => {
			const instrument = any('instrument');
			const title = `${write.name(2)} ${chance.of(subjects)} ${instrument.replaceAll('_', ' ')} ${chance.between(firstYear, lastYear)}`;
			return {
				...item('law', index, regulations),
				slug: `law-${index}`,
				title,
				aliases: [`${title.replaceAll(/[^A-Z0-9]/g, '')}`],
				jurisdiction: chance.of(countries),
				issuing_body: `Ministry of ${write.name(1)}`,
				reference_number: `S.R.O. ${index}(I)`,
				instrument,
				status: any('regulation_status'),
				summary: write.sentence('en', 20, 60)
			};
		})
	];
	yield [
		'stakeholder',
		rows(stakeholders, (index) => {
			const name = `${write.name(chance.between(1, 3))} ${chance.of(forms)}`;
			return {
				...item('stakeholder', index, stakeholders),
				slug: `stakeholder-${index}`,
				name,
				aliases: [name.replaceAll(/[^A-Z]/g, '') + index],
				kind: any('stakeholder_kind'),
				country: chance.of(countries)
			};
		})
	];
	yield [
		'article',
		rows(articles, (index) => {
			const lang = someLanguage();
			return {
				...item('article', index, articles),
				slug: `article-${index}`,
				url: `https://example.org/${index}`,
				headline: write.sentence(lang, 6, 14),
				headline_basis: 'page',
				outlet: chance.of(outlets),
				author: write.name(2),
				section: any('section'),
				source_type: any('source_type'),
				lang,
				...dates('published', 'published_')
			};
		})
	];
	yield [
		'article_regulation',
		rows(articles, (index) => ({ article_id: `article-${index}`, regulation_id: someLaw() }))
	];
	yield [
		'topic',
		rows(topics, (index) => ({
			id: `topic-${index}`,
			state: 'published',
			slug: `topic-${index}`,
			name: `${write.name(2)} ${index}`
		}))
	];
	yield [
		'regulation_topic',
		rows(regulations, (index) => ({ regulation_id: `law-${index}`, topic_id: someTopic() }))
	];
	yield [
		'article_topic',
		rows(articles, (index) => ({ article_id: `article-${index}`, topic_id: someTopic() }))
	];
	yield [
		'event',
		rows(events, (index) => ({
			...item('event', index, events, state()),
			kind: any('event_kind'),
			description: write.sentence('en', 8, 30)
		}))
	];
	yield [
		'dated_claim',
		rows(events, (index) => ({
			id: `event-${index}.1`,
			event_id: `event-${index}`,
			...dates(),
			basis: 'event',
			preferred: true
		}))
	];
	yield [
		'event_regulation',
		rows(events, (index) => ({ event_id: `event-${index}`, regulation_id: lawOfEvent() }))
	];

	const langs = Array.from({ length: statements }, someLanguage);
	/** Those who speak in each statement. @type {(string | null)[][]} */
	const speaking = [];
	yield [
		'statement',
		rows(statements, (index) => {
			const row = item('statement', index, statements, state());
			const organisation_id = someStakeholder();
			const speaker_id = chance.below(3) ? null : someStakeholder();
			speaking[index] = [organisation_id, speaker_id];
			return {
				...row,
				organisation_id,
				speaker_id,
				...dates(),
				basis: any('date_basis'),
				channel: any('channel'),
				lang: langs[index],
				summary: write.sentence(langs[index], 12, 45)
			};
		})
	];
	yield ['position', positions()];
	yield ['signatory', signatures()];
	// One stakeholder in ten is a listed member of a group.
	yield [
		'membership',
		rows(stakeholders / 10, (index) => ({
			...item('membership', index, stakeholders / 10),
			group_id: `stakeholder-${index % 50}`,
			member_id: `stakeholder-${stakeholders / 10 + index * 9}`,
			relation: 'member',
			...dates('as_of', 'as_of_')
		}))
	];
	yield [
		'demand',
		rows(statements, (index) => ({
			statement_id: `statement-${index}`,
			demand: any('demand_kind')
		}))
	];
	yield [
		'quotation',
		rows(Math.floor(statements * 0.6), (index) => ({
			id: `quotation-${index}`,
			statement_id: `statement-${index}`,
			article_id: `article-${chance.below(articles)}`,
			exact: write.sentence(langs[index], 10, 40),
			lang: langs[index]
		}))
	];
	// One citation for each law, stakeholder, statement and date; the rest are spread over the statements.
	yield [
		'citation',
		rows(regulations, (index) => ({
			article_id: `article-${(index * 3) % articles}`,
			regulation_id: `law-${index}`
		}))
	];
	yield [
		'citation',
		rows(stakeholders, (index) => ({
			article_id: `article-${(index * 5) % articles}`,
			stakeholder_id: `stakeholder-${index}`
		}))
	];
	yield [
		'citation',
		rows(events, (index) => ({
			article_id: `article-${chance.below(articles)}`,
			dated_claim_id: `event-${index}.1`
		}))
	];
	yield [
		'citation',
		rows(citationsOfStatements, (index) => {
			// Each round continues where the last ended, so that no statement has an article twice.
			const [round, statement] = [Math.floor(index / statements), index % statements];
			return {
				article_id: `article-${(statement * 7 + round) % articles}`,
				statement_id: `statement-${statement}`
			};
		})
	];

	/** One statement in five may take a position on a second law. */
	function* positions() {
		for (let index = 0; index < statements; index++)
			for (const law of new Set([someLaw(), ...(chance.below(5) ? [] : [someLaw()])]))
				yield {
					id: `position-${index}.${law}`,
					statement_id: `statement-${index}`,
					regulation_id: law,
					stance: any('stance')
				};
	}

	/** One statement in twenty has co-signatories: at most three, none twice, and none who speaks in it. */
	function* signatures() {
		for (let index = 0; index < statements; index += 20) {
			const names = new Set([someStakeholder(), someStakeholder(), someStakeholder()]);
			const others = [...names].filter((name) => !speaking[index].includes(name));
			for (const [place, name] of others.entries())
				yield { statement_id: `statement-${index}`, stakeholder_id: name, ordinal: place + 1 };
		}
	}
}

/** Picks an id of this name. */
const picker = (name, pick) => () => `${name}-${pick()}`;
