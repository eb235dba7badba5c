import { describe, expect, it } from 'vitest';
import {
	scriptJson,
	linkedArticle,
	linkedEvent,
	linkedRegulation,
	type LinkedData,
	linkedOperator,
	linkedStakeholder,
	linkedStatement,
	linkedTable,
	withPublisher
} from './linked-data.ts';
import { noCopy } from '../proof.ts';
import type { Source } from '../record.ts';
import {
	clocksFrom,
	eventCard,
	harmRules,
	statementCard
} from '../../../../tests/helpers/domain/test-cards.ts';

const origin = 'https://rulewatch.example';
const jeff = { slug: 'jeff-paine', name: 'Jeff Paine', kind: 'person' as const };
const plain = statementCard('st-028', 'oppose', '2020-05');
const [dawn] = plain.sources as [Source];
const quotations = ['We object', 'And again'].map((exact, index) => ({
	id: `q${index}`,
	fragment: `q-${index}`,
	exact,
	lang: 'en',
	source: dawn,
	proof: noCopy
}));
const regulation = {
	...harmRules,
	aliases: ['HR'],
	identifiers: [],
	jurisdiction: 'PK',
	instrument: 'rules' as const,
	status: 'repealed' as const,
	issuingBody: 'Ministry of IT',
	referenceNumber: null,
	summary: null,
	clocks: clocksFrom('2020-01'),
	sources: [dawn]
};
const bare = (data: LinkedData) => JSON.parse(scriptJson(data));

const regulationThere = {
	'@type': 'Legislation',
	'@id': 'https://rulewatch.example/regulations/harm-rules',
	name: 'Harm Rules'
};
const pageThere = {
	'@type': 'NewsArticle',
	'@id': 'https://rulewatch.example/articles/dawn',
	url: 'https://example.org/dawn',
	headline: 'Rules surface',
	publisher: { '@type': 'Organization', name: 'Dawn' },
	datePublished: '2020-02-13'
};

describe('linked data', () => {
	it('has a law as Legislation, its month a month', () => {
		expect(bare(linkedRegulation(regulation, origin))).toEqual({
			'@context': 'https://schema.org',
			...regulationThere,
			url: regulationThere['@id'],
			alternateName: ['HR'],
			legislationType: 'Rules',
			legislationJurisdiction: { '@type': 'Country', identifier: 'PK', name: 'Pakistan' },
			legislationPassedBy: { '@type': 'Organization', name: 'Ministry of IT' },
			legislationDate: '2020-01',
			legislationLegalForce: 'https://schema.org/NotInForce',
			citation: [pageThere]
		});
	});

	it('says nothing of the force of a law that was never made', () => {
		expect(
			bare(linkedRegulation({ ...regulation, status: 'proposed' }, origin))
		).not.toHaveProperty('legislationLegalForce');
	});

	it('has an event as Event, with both ends of a range', () => {
		const event = { ...eventCard('ev-1', 'leak', '2020-02-10/2020-02-16'), actors: [jeff] };
		expect(bare(linkedEvent(event, origin))).toEqual({
			'@context': 'https://schema.org',
			'@type': 'Event',
			'@id': 'https://rulewatch.example/events/ev-1',
			url: 'https://rulewatch.example/events/ev-1',
			name: 'Leak · Harm Rules',
			description: 'What happened at ev-1.',
			startDate: '2020-02-10',
			endDate: '2020-02-16',
			organizer: [
				{
					'@type': 'Person',
					'@id': 'https://rulewatch.example/stakeholders/jeff-paine',
					name: 'Jeff Paine'
				}
			],
			about: [regulationThere],
			subjectOf: [pageThere]
		});
		expect(bare(linkedEvent(eventCard('ev-2', 'leak', '2020-05'), origin))).toMatchObject({
			startDate: '2020-05'
		});
	});

	it('has a stakeholder as Organization or Person', () => {
		const given = {
			aliases: ['JP'],
			identifiers: [],
			country: 'SG',
			role: 'Managing Director',
			sources: [dawn]
		};
		expect(bare(linkedStakeholder({ ...jeff, ...given }, origin))).toMatchObject({
			'@type': 'Person',
			name: 'Jeff Paine',
			alternateName: ['JP'],
			jobTitle: 'Managing Director',
			subjectOf: [pageThere]
		});
		const coalition = { ...plain.organisation!, ...given };
		expect(bare(linkedStakeholder(coalition, origin))).toMatchObject({
			'@type': 'Organization',
			location: { '@type': 'Country', name: 'Singapore' }
		});
	});

	it('has an article as NewsArticle, with a headline only if the page shows it', () => {
		const article = { ...dawn, author: 'R. Jahangir', summary: null, regulations: [harmRules] };
		expect(bare(linkedArticle(article, origin))).toEqual({
			'@context': 'https://schema.org',
			...pageThere,
			author: 'R. Jahangir',
			inLanguage: 'en',
			about: [regulationThere]
		});
		const rebuilt = bare(linkedArticle({ ...article, headlineBasis: 'slug' }, origin));
		expect(rebuilt).toMatchObject({ name: 'Dawn, 13 February 2020 (headline not recorded)' });
		expect(rebuilt).not.toHaveProperty('headline');
		const gazette = { ...article, sourceType: 'primary' as const };
		expect(bare(linkedArticle(gazette, origin))['@type']).toBe('Article');
	});

	it('has a statement as Quotation, each of its quotations at its address', () => {
		const data = bare(linkedStatement({ ...plain, quotations, speaker: jeff }, origin));
		expect(data).toMatchObject({
			'@type': 'Quotation',
			'@id': 'https://rulewatch.example/statements/st-028',
			text: 'We object',
			dateCreated: '2020-05',
			creator: { '@type': 'Organization', name: 'Coalition' },
			spokenByCharacter: { '@type': 'Person', name: 'Jeff Paine' },
			about: [regulationThere],
			citation: [pageThere]
		});
		expect(data.hasPart).toEqual([
			{
				'@type': 'Quotation',
				'@id': 'https://rulewatch.example/statements/st-028#q-1',
				text: 'And again',
				inLanguage: 'en'
			}
		]);
	});

	it('has no Quotation where nothing is quoted', () => {
		const data = bare(linkedStatement(plain, origin));
		expect(data['@type']).toBe('CreativeWork');
		expect(data).not.toHaveProperty('text');
		expect(data.abstract).toBe('What was said in st-028.');
	});

	it('has the numbers of a chart as Dataset, with its files', () => {
		const table = {
			name: 'Stances',
			description: 'By kind',
			path: '/regulations/harm-rules/charts/stance',
			asOf: '2026-11-23',
			files: { 'text/csv': '/regulations/harm-rules/charts/stance.csv' }
		};
		expect(bare(linkedTable(table, origin))).toMatchObject({
			'@type': 'Dataset',
			'@id': `${origin}${table.path}`,
			dateModified: '2026-11-23',
			distribution: [
				{
					'@type': 'DataDownload',
					encodingFormat: 'text/csv',
					contentUrl: `${origin}${table.files['text/csv']}`
				}
			]
		});
	});

	it('names who answers for the data, and where each of their answers stands', () => {
		const given = { words: 'Readers pay.', since: new Date(), earlier: [] };
		const own = `${origin}/about/this-copy`;
		const publisher = linkedOperator('Media Matters', origin, {
			funding: given,
			fairness: { ...given, words: '' }
		});
		expect(bare(publisher)).toMatchObject({
			name: 'Media Matters',
			publishingPrinciples: own,
			ownershipFundingInfo: `${own}#funding`,
			correctionsPolicy: `${origin}/corrections`
		});
		expect(bare(publisher)).not.toHaveProperty('ethicsPolicy');
		const article = withPublisher({ '@type': 'NewsArticle' }, publisher);
		expect(article.sdPublisher).toBe(publisher);
		expect(withPublisher({ '@type': 'Event' }, publisher)).not.toHaveProperty('sdPublisher');
	});
});
