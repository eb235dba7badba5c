import * as v from 'valibot';
import { regulationSchemes } from '../../domain/identifiers/schemes.ts';
import { countries } from '../../domain/places.ts';
import { instruments, regulationRelations, statuses, textDays } from '../../domain/vocabulary.ts';
import { describeNoun, field } from '../derive/field.ts';
import { checksOf, identifiersOf, settleIdentifiers } from '../identifiers.ts';
import { datedEntries, keySchema } from '../derive/json-parts.ts';
import { regulationName, sourcesSchema as pages } from '../named-json.ts';
import {
	inCell,
	aliasesField,
	noteField,
	slugField,
	sourcesField,
	topicsField
} from '../shared-fields.ts';

const date = v.nullable(v.object(datedEntries));
const days = v.pipe(
	v.nullable(
		v.object({ least: v.pipe(v.number(), v.integer()), most: v.pipe(v.number(), v.integer()) })
	),
	v.description(
		'Two numbers that differ where a date is less exact than a day; null is not on record, or never hidden; it is never 0.'
	)
);
const clocks = v.object({
	made: date,
	text_public: date,
	first_reaction: date,
	days_hidden: days,
	in_words: v.pipe(
		v.string(),
		v.description('“22 days hidden; by other sources 10 to 26”, or why no number of days is told.')
	),
	days_to_first_reaction: days
});
type Clocks = v.InferOutput<typeof clocks>;
const relation = v.object({
	kind: keySchema(regulationRelations),
	direction: v.pipe(
		v.picklist(['to', 'from']),
		v.description('“to”: this law amends that one; “from”: that law amends this one.')
	),
	regulation: regulationName,
	sources: v.pipe(
		pages,
		v.description('Cited for this relation; without any it rests on what the law cites.')
	)
});
type Relation = v.InferOutput<typeof relation>;

export const regulation = describeNoun({
	fields: [
		slugField,
		field.line('title', 'Title', { required: true, isName: true, about: 'As it is cited.' }),
		aliasesField,
		field.choice('jurisdiction', 'Country', {
			options: countries,
			open: 'country',
			facet: true,
			required: true,
			about: 'ISO 3166-1 alpha-2; EU for the European Union.'
		}),
		field.line('issuingBody', 'Issued by', {
			required: true,
			asked: 'Say who issued it.',
			about: 'Who made it.'
		}),
		field.line('referenceNumber', 'Reference number', {
			about: 'Empty where none is known or none exists.'
		}),
		field.choice('instrument', 'Kind', {
			options: instruments,
			facet: true,
			required: true,
			about: 'Act, rules, bill and so on.'
		}),
		field.choice('status', 'Status', {
			options: statuses,
			facet: true,
			required: true,
			about: 'What became of it.'
		}),
		field.line('statusDetail', 'More about the status', {
			hint: 'What the status alone does not say: “in force, amended”.',
			about: 'What the status alone does not say.'
		}),
		field.lines('enablingSections', 'Enabling sections', {
			ordered: true,
			hint: 'One a line.',
			more: true,
			about: 'The sections of the enabling law that it rests on.'
		}),
		field.text('summary', 'What it does', { about: 'In a few sentences.' }),
		field.choice('textDay', 'The day its text was public', {
			hint: 'Where events do not tell it: a text that was debated in public was never hidden, and “unknown” is said only of a day that you looked for.',
			options: textDays,
			more: true,
			about:
				'“open”: its text was public from the start; “sought”: an editor looked for the day in vain; empty where the events tell it, or nobody looked.'
		}),
		field.day('lookedAt', 'Last looked at', {
			hint: 'The day on which an editor last made sure that nothing is missing. “Laws to look at” sets it to today.',
			more: true,
			about:
				'The day on which an editor last made sure that nothing is missing; empty where nobody knows.'
		}),
		field.derived('clocks', 'Clocks', {
			json: clocks,
			csv: {
				made: ['EDTF: when it was made.', ({ made }: Clocks) => made?.date ?? null],
				text_public: [
					'EDTF: when its text was public.',
					({ text_public }: Clocks) => text_public?.date ?? null
				],
				first_reaction: [
					'EDTF: the first reaction from outside the state.',
					({ first_reaction }: Clocks) => first_reaction?.date ?? null
				],
				days_hidden_least: [
					'Days from made to text public, at the least; empty is not on record, never 0.',
					({ days_hidden }: Clocks) => days_hidden?.least ?? null
				],
				days_hidden_most: [
					'The same at the most: it differs where a date is less exact than a day.',
					({ days_hidden }: Clocks) => days_hidden?.most ?? null
				]
			}
		}),
		field.count('statementCount', 'Statements', {
			about: 'Statements that take a position on it.'
		}),
		topicsField,
		field.rows('relations', 'Related laws', {
			one: 'related law',
			key: ['kind', 'to'],
			more: true,
			fields: [
				field.choice('kind', 'This law is', {
					options: regulationRelations,
					required: true,
					asked: 'Choose how the two laws are related.'
				}),
				field.pick('to', 'Law', { as: 'regulation', of: 'regulation', required: true }),
				field.pick('article', 'Source of this relation', {
					as: 'source',
					hint: 'Where the sources of the law itself do not say so.',
					of: 'article'
				})
			],
			json: v.array(relation),
			csv: {
				relations: [
					'To other laws, such as “amends: slug”; “amends from” is said of this law by that one.',
					(all: Relation[]) =>
						inCell(
							all.map(
								({ kind, direction, regulation }) =>
									`${kind}${direction === 'from' ? ' from' : ''}: ${regulation.slug}`
							)
						)
				]
			}
		}),
		identifiersOf(regulationSchemes),
		noteField,
		sourcesField
	],
	calledBy: ['slug', 'title'],
	toldAs: 'event',
	listedWith: { topics: 'topic' },
	api: {
		about: 'Laws, rules, bills and other instruments, with their clocks: how long each was hidden.',
		example: 'jurisdiction=PK&status=in_force',
		filters: { year: 'A year in which something happened to the law.' }
	},
	form: [
		'title',
		'aliases',
		'jurisdiction',
		'issuingBody',
		'instrument',
		'status',
		'statusDetail',
		'referenceNumber',
		'summary',
		'sources',
		'topics',
		'relations',
		'enablingSections',
		'textDay',
		'identifiers',
		'lookedAt',
		'slug',
		'note'
	],
	settle: settleIdentifiers,
	checks: [
		...checksOf(regulationSchemes),
		{
			problem: 'relates to itself',
			message: 'This relates a law to itself.',
			at: 'relations',
			breaks: ({ id, relations }: { id: string; relations: { to: string }[] }) =>
				relations.some(({ to }) => to === id)
		},
		{
			problem: 'relates twice to one law',
			message: 'The same relation to one law is here twice.',
			at: 'relations',
			breaks: ({ relations }: { relations: { kind: string; to: string }[] }) =>
				new Set(relations.map(({ kind, to }) => `${kind} ${to}`)).size < relations.length
		}
	]
});
