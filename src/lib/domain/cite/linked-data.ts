/** Items as schema.org JSON-LD. Dates stay as exact as on record (`2020-05`), or are left out. */

import { registerAddress as addressThere, type Identifier } from '../identifiers/identifiers.ts';
import { byline } from './authors.ts';
import { recordLicence } from '../files.ts';
import { isoDate } from './dates.ts';
import { statementTitle } from './cite.ts';
import type { CitedRegulation } from './items.ts';
import { nameOf, type Noun } from '../nouns.ts';
import { countryName } from '../places.ts';
import type { Principle, PrincipleAnswers } from '../principles.ts';
import {
	attributedTo,
	type EventCard,
	hasOwnTitle,
	type RegulationName,
	type Source,
	sourceTitle,
	type StakeholderName,
	type StatementCard
} from '../record.ts';
import { eventKinds, instruments, type SourceType, type Status } from '../vocabulary.ts';

export interface LinkedData {
	'@type': string;
	[property: string]: unknown;
}

const context = 'https://schema.org';

export const linkedItem = (type: string, address: string): LinkedData => ({
	'@context': context,
	'@type': type,
	'@id': address,
	url: address
});

const legalForce: Partial<Record<Status, string>> = {
	in_force: 'InForce',
	suspended: 'NotInForce',
	superseded: 'NotInForce',
	repealed: 'NotInForce',
	struck_down: 'NotInForce',
	withdrawn: 'NotInForce',
	lapsed: 'NotInForce'
};

interface LinkedRegulation extends CitedRegulation {
	jurisdiction: string;
	status: Status;
	aliases: string[];
	identifiers: Identifier[];
	summary: string | null;
}

export function linkedRegulation(regulation: LinkedRegulation, origin: string): LinkedData {
	const force = legalForce[regulation.status];
	return {
		'@context': context,
		...linkedLaw(regulation, origin),
		url: itemAddress(origin, 'regulation', regulation.slug),
		alternateName: unlessEmpty(regulation.aliases),
		sameAs: sameAs(regulation.identifiers),
		legislationIdentifier: officialNumbers(regulation),
		legislationType: instruments[regulation.instrument],
		legislationJurisdiction: {
			'@type': 'Country',
			identifier: regulation.jurisdiction,
			name: countryName(regulation.jurisdiction)
		},
		legislationPassedBy: { '@type': 'Organization', name: regulation.issuingBody },
		legislationDate: exactDay(regulation.clocks.made?.date),
		legislationLegalForce: force && `${context}/${force}`,
		abstract: regulation.summary ?? undefined,
		citation: unlessEmpty(regulation.sources.map((source) => linkedPage(source, origin)))
	};
}

export function linkedEvent(event: EventCard, origin: string): LinkedData {
	const [start, end] = isoDate(event.date)?.split('/') ?? [];
	return {
		...linkedItem('Event', itemAddress(origin, 'event', event.id)),
		name: [eventKinds[event.kind], ...event.regulations.map(({ title }) => title)].join(' · '),
		description: event.description,
		startDate: start,
		endDate: end,
		organizer: unlessEmpty(event.actors.map((stakeholder) => linkedName(stakeholder, origin))),
		about: unlessEmpty(event.regulations.map((regulation) => linkedLaw(regulation, origin))),
		subjectOf: unlessEmpty(event.sources.map((source) => linkedPage(source, origin)))
	};
}

interface LinkedStakeholder extends StakeholderName {
	aliases: string[];
	identifiers: Identifier[];
	country: string | null;
	role: string | null;
	sources: Source[];
}

export function linkedStakeholder(stakeholder: LinkedStakeholder, origin: string): LinkedData {
	const { kind, country, role } = stakeholder;
	return {
		'@context': context,
		...linkedName(stakeholder, origin),
		url: itemAddress(origin, 'stakeholder', stakeholder.slug),
		alternateName: unlessEmpty(stakeholder.aliases),
		sameAs: sameAs(stakeholder.identifiers),
		...(kind === 'person'
			? { jobTitle: role ?? undefined }
			: { location: country ? { '@type': 'Country', name: countryName(country) } : undefined }),
		subjectOf: unlessEmpty(stakeholder.sources.map((source) => linkedPage(source, origin)))
	};
}

interface LinkedArticle extends Source {
	summary: string | null;
	regulations: RegulationName[];
}

export function linkedArticle(article: LinkedArticle, origin: string): LinkedData {
	return {
		'@context': context,
		...linkedPage(article, origin),
		// In words: a byline may name a person, several people, an agency or a desk.
		author: article.author && byline(article.author).length ? article.author : undefined,
		inLanguage: article.lang,
		archivedAt: article.archiveUrl ?? undefined,
		abstract: article.summary ?? undefined,
		about: unlessEmpty(article.regulations.map((regulation) => linkedLaw(regulation, origin)))
	};
}

export function linkedStatement(statement: StatementCard, origin: string): LinkedData {
	const address = itemAddress(origin, 'statement', statement.id);
	const [first, ...others] = statement.quotations.map(({ exact, lang, fragment }) => ({
		'@type': 'Quotation',
		'@id': `${address}#${fragment}`,
		text: exact,
		inLanguage: lang
	}));
	const stakeholder = linkedName(attributedTo(statement), origin);
	const { speaker } = statement;
	return {
		'@context': context,
		'@type': 'CreativeWork',
		...first,
		'@id': address,
		url: address,
		name: statementTitle(statement),
		abstract: statement.summary,
		creator: stakeholder,
		spokenByCharacter: first && (speaker ? linkedName(speaker, origin) : stakeholder),
		dateCreated: exactDay(statement.date),
		about: unlessEmpty(statement.positions.map(({ regulation }) => linkedLaw(regulation, origin))),
		hasPart: unlessEmpty(others),
		citation: unlessEmpty(
			[...new Set([...statement.quotations.map(({ source }) => source), ...statement.sources])].map(
				(source) => linkedPage(source, origin)
			)
		)
	};
}

interface LinkedTable {
	name: string;
	description: string;
	path: string;
	asOf?: string;
	/** Paths by media type. */
	files: Record<string, string>;
}

export function linkedTable(table: LinkedTable, origin: string): LinkedData {
	return {
		...linkedItem('Dataset', new URL(table.path, origin).href),
		name: table.name,
		description: table.description,
		dateModified: table.asOf,
		isAccessibleForFree: true,
		license: recordLicence.url,
		creator: { '@type': 'Organization', name: 'Rulewatch', url: new URL('/', origin).href },
		distribution: unlessEmpty(
			Object.entries(table.files).map(([encodingFormat, path]) => ({
				'@type': 'DataDownload',
				encodingFormat,
				contentUrl: new URL(path, origin).href
			}))
		)
	};
}

/** Describes the operator of this copy as the publisher of its data. Answers that were not given have no address. */
export function linkedOperator(
	name: string | undefined,
	origin: string,
	answers: PrincipleAnswers = {}
): LinkedData {
	const address = new URL('/about/this-copy', origin).href;
	const of = (principle: Principle) =>
		answers[principle]?.words ? `${address}#${principle}` : undefined;
	return {
		'@type': 'Organization',
		'@id': address,
		url: new URL('/', origin).href,
		name: name ?? 'Rulewatch',
		publishingPrinciples: address,
		ethicsPolicy: of('fairness'),
		ownershipFundingInfo: of('funding'),
		correctionsPolicy: of('corrections') ?? new URL('/corrections', origin).href,
		actionableFeedbackPolicy: new URL('/corrections/report', origin).href
	};
}

const works: ReadonlySet<string> = new Set([
	'Legislation',
	'NewsArticle',
	'Article',
	'CreativeWork',
	'Dataset'
]);

/** Says who answers for the data, where schema.org has a word for it. */
export const withPublisher = (data: LinkedData, publisher: LinkedData): LinkedData =>
	works.has(data['@type']) ? { ...data, sdPublisher: publisher } : data;

/** Escaped so that it cannot end its script element or open another. */
export function scriptJson(data: LinkedData): string {
	return JSON.stringify(data).replaceAll(
		/[<>&\u2028\u2029]/g,
		(sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`
	);
}

const newsTypes: ReadonlySet<SourceType> = new Set(['news', 'opinion', 'repost']);

export function linkedPage(source: Source, origin: string): LinkedData {
	const own = hasOwnTitle(source) && source.headline;
	return {
		'@type': newsTypes.has(source.sourceType) ? 'NewsArticle' : 'Article',
		'@id': itemAddress(origin, 'article', source.slug),
		url: source.url ?? undefined,
		...(own ? { headline: source.headline } : { name: sourceTitle(source) }),
		publisher: { '@type': 'Organization', name: source.outlet },
		datePublished: exactDay(source.published)
	};
}

export function linkedLaw({ slug, title }: RegulationName, origin: string): LinkedData {
	return { '@type': 'Legislation', '@id': itemAddress(origin, 'regulation', slug), name: title };
}

export function linkedName({ slug, name, kind }: StakeholderName, origin: string): LinkedData {
	const type = kind === 'person' ? 'Person' : 'Organization';
	return { '@type': type, '@id': itemAddress(origin, 'stakeholder', slug), name };
}

export function itemAddress(
	origin: string,
	noun: Exclude<Noun, 'membership'>,
	key: string
): string {
	return new URL(`/${nameOf[noun]}/${key}`, origin).href;
}

/** Returns undefined for a range. */
export function exactDay(date: string | null | undefined): string | undefined {
	const day = date ? isoDate(date) : undefined;
	return day?.includes('/') ? undefined : day;
}

const sameAs = (identifiers: Identifier[]) =>
	unlessEmpty(identifiers.flatMap((identifier) => addressThere(identifier) ?? []));

function officialNumbers({ referenceNumber, identifiers }: LinkedRegulation) {
	const registered = identifiers.filter(({ scheme }) => scheme !== 'wikidata');
	const numbers = [referenceNumber ?? [], registered.map(({ value }) => value)].flat();
	return numbers.length > 1 ? [...new Set(numbers)] : numbers[0];
}

export function unlessEmpty<Value>(values: Value[]): Value[] | undefined {
	return values.length ? values : undefined;
}
