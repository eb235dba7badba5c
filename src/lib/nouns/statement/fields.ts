import * as v from 'valibot';
import { channels, demands, stances } from '../../domain/vocabulary.ts';
import { describeNoun, field } from '../derive/field.ts';
import { keySchema, textSchema } from '../derive/json-parts.ts';
import { regulationName } from '../named-json.ts';
import { quotationSchema } from './quotation-json.ts';
import {
	aboutEdtf,
	basisField,
	dateHint,
	eachOf,
	hasNotBegun,
	inCell,
	langField,
	noteField,
	sourcesField
} from '../shared-fields.ts';

interface Speakers {
	organisation?: string;
	speaker?: string;
}
interface Name {
	name: string;
	slug: string;
	kind: string;
}
export const aboutLeads = 'Whether an editor chose it to be quoted first on the law’s page.';

const position = v.object({
	id: textSchema,
	stance: keySchema(stances),
	regulation: regulationName,
	leads: v.pipe(v.boolean(), v.description(aboutLeads))
});
type Position = v.InferOutput<typeof position>;
type Quotation = v.InferOutput<typeof quotationSchema>;

export const statement = describeNoun({
	fields: [
		field.date('date', 'Date', {
			hint: dateHint,
			spans: true,
			required: true,
			about: aboutEdtf,
			example: '15 February 2020'
		}),
		basisField,
		field.pick('organisation', 'Organisation', {
			hint: 'In whose name it was said. Readers need this, the speaker or both.',
			of: 'stakeholder',
			only: 'organisations',
			about: 'In whose name it was made; this or the speaker is always given.',
			example: 'Name of an organisation on record',
			csv: {
				organisation: ['Whose statement it is.', (name: Name | null) => name?.name ?? null],
				organisation_slug: ['Its word in addresses.', (name: Name | null) => name?.slug ?? null],
				organisation_kind: ['What it is.', (name: Name | null) => name?.kind ?? null]
			}
		}),
		field.pick('speaker', 'Speaker', {
			of: 'stakeholder',
			only: 'persons',
			about: 'Who spoke.',
			example: 'Name of a person on record',
			csv: {
				speaker: ['Who spoke.', (name: Name | null) => name?.name ?? null],
				speaker_slug: ['The person’s word in addresses.', (name: Name | null) => name?.slug ?? null]
			}
		}),
		field.line('speakerRole', 'Office on that day', {
			tellsOf: 'speaker',
			about: 'The speaker’s office on that day.',
			example: 'Managing Director'
		}),
		field.picks('signatories', 'Co-signatories', {
			ordered: true,
			hint: 'Who signed besides the organisation and the speaker, in the order of the page.',
			of: 'stakeholder',
			csv: {
				signatories: ['Who signed as well, in printed order.', eachOf('name')],
				signatory_slugs: ['Their words in addresses.', eachOf('slug')]
			}
		}),
		field.rows('positions', 'Position on laws', {
			one: 'position',
			key: ['regulation'],
			located: true,
			fields: [
				field.pick('regulation', 'Law', {
					of: 'regulation',
					required: true,
					column: 'regulations',
					example: 'Title, other name or short name of a law on record'
				}),
				field.choice('stance', 'Stance', {
					options: stances,
					required: true,
					column: 'stances',
					example: 'Oppose'
				}),
				field.flag('leads', 'Quote it before others of its side')
			],
			json: v.array(position),
			csv: {
				stances: ['On each of the laws, in the same order.', eachOf('stance')],
				regulations: [
					'The laws it takes a position on, by slug.',
					(all: Position[]) => inCell(all.map(({ regulation }) => regulation.slug))
				],
				regulation_titles: [
					'Their titles.',
					(all: Position[]) => inCell(all.map(({ regulation }) => regulation.title))
				]
			}
		}),
		field.choices('demands', 'Demands', {
			options: demands,
			about: 'What it asks for.',
			example: 'Withdraw; Consult'
		}),
		field.choice('channel', 'Said in', {
			options: channels,
			facet: true,
			usual: 'statement',
			required: true,
			about: 'By which way it was put on record.',
			example: 'Letter'
		}),
		langField,
		field.text('summary', 'What was said', {
			hint: 'In your words, in a sentence or two.',
			rows: 3,
			required: true,
			about: 'In our words.'
		}),
		field.rows('quotations', 'Quotations', {
			one: 'quotation',
			key: ['article', 'exact'],
			fields: [
				field.text('exact', 'Words as printed', {
					rows: 3,
					required: true,
					column: 'quotations',
					example: 'Words as the page prints them'
				}),
				field.pick('article', 'Printed in', {
					as: 'source',
					settled: true,
					of: 'article',
					column: 'quotation_source',
					example: 'https://example.org/page-on-record'
				}),
				{ ...langField, required: undefined, more: undefined },
				field.line('prefix', 'Words before', { more: true }),
				field.line('suffix', 'Words after', { more: true }),
				field.line('keptBack', 'Kept back because', {
					hint: 'Filled in, readers do not see the quotation.',
					more: true
				})
			],
			json: v.array(quotationSchema),
			csv: {
				quotations: ['Its own words.', eachOf('exact')],
				quotation_proofs: [
					'Of each quotation whether its words stand in the kept copy of the page: found, not_found, no_copy.',
					(all: Quotation[]) => inCell(all.map(({ proof }) => proof.state))
				]
			}
		}),
		noteField,
		sourcesField
	],
	calledBy: [],
	toldAs: 'statement',
	listedWith: { regulations: 'regulation', stakeholders: 'stakeholder' },
	api: {
		about: 'What stakeholders put on record about laws: stances, demands and quotations.',
		example: 'stance=oppose&limit=10&include=regulations',
		filters: {
			stakeholder:
				'Short name of the stakeholder that is heard: organisation, speaker or co-signatory.',
			with: 'Short name of one whose name stands on it beside that of “stakeholder”, or of anyone.',
			kind: 'Kind of the organisation, or of the speaker where there is none.',
			signed: 'A kind of any name on the statement.',
			operator: '`without` leaves out those with a name of the stakeholder that runs this copy.',
			represents: 'A kind of any member that a group on the statement represented that day.',
			stance: 'A stance taken in it; with “regulation”, taken on that law.',
			changed:
				'Only those in which a stakeholder takes another position than before; with “regulation”, on that law.',
			from: 'The first day on which it may have been made.',
			to: 'The last day on which it may have been made.',
			wider: 'A unit of time that its date is less exact than.'
		}
	},
	form: [
		'organisation',
		'speaker',
		'speakerRole',
		'positions',
		'date',
		'basis',
		'channel',
		'summary',
		'quotations',
		'sources',
		'demands',
		'signatories',
		'lang',
		'note'
	],
	settle: ({ quotations, sources, ...item }) => {
		// A quotation without an article is from the first source.
		const [first] = sources as string[];
		const quoted = (quotations as { article?: string }[]).map(({ article = first, ...words }) => ({
			...words,
			article
		}));
		return { ...item, quotations: quoted, sources: allSources(sources as string[], quoted) };
	},
	checks: [
		hasNotBegun('date', 'Nothing can have been said on a day that has not begun. Check the year.'),
		{
			problem: 'has neither organisation nor speaker',
			message: 'Name an organisation, a speaker or both.',
			at: 'organisation',
			breaks: ({ organisation, speaker }: Speakers) =>
				organisation === undefined && speaker === undefined
		},
		{
			problem: 'speaks in this statement and signs it as well',
			message: 'It speaks in this statement itself, and cannot sign it as well. Take it out.',
			at: 'signatories',
			constraint: 'signatory_is_not_attributed',
			breaks: ({ organisation, speaker, signatories }: Speakers & { signatories: string[] }) =>
				signatories.flatMap((signatory, index) =>
					signatory === organisation || signatory === speaker ? [['signatories', index]] : []
				)
		},
		{
			problem: 'takes two positions on one regulation',
			message: 'This takes two positions on one law.',
			at: 'positions',
			breaks: ({ positions }: { positions: { regulation: string }[] }) =>
				new Set(positions.map(({ regulation }) => regulation)).size < positions.length
		}
	]
});

/** The articles of quotations are sources as well. */
const allSources = (sources: string[], quotations: { article?: unknown }[]): string[] => [
	...new Set([...sources, ...quotations.flatMap(({ article }) => (article as string) ?? [])])
];
