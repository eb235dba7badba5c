import * as v from 'valibot';
import { eventKinds } from '../../domain/vocabulary.ts';
import { describeNoun, field } from '../derive/field.ts';
import { permanentUrl, textSchema } from '../derive/json-parts.ts';
import { claim } from '../named-json.ts';
import {
	aboutEdtf,
	basisField,
	dateHint,
	eachOf,
	inCell,
	noteField,
	regulationsField,
	sourcesField as pages
} from '../shared-fields.ts';

const page = 'https://example.org/page-on-record';
const sources = { ...pages, example: page } as const;

const dispute = v.object({ ...claim, note: v.nullable(textSchema) });
type Dispute = v.InferOutput<typeof dispute>;

export const event = describeNoun({
	fields: [
		// The preferred date; forms write `dates`.
		field.date('date', 'Date', { spans: true, required: true, about: aboutEdtf }),
		basisField,
		field.rows('dates', 'When', {
			hint: 'Sources may disagree: give each date with its own sources, and prefer one.',
			one: 'date',
			key: ['date', 'basis'],
			required: true,
			internal: true,
			fields: [
				field.date('date', 'Date', {
					hint: dateHint,
					required: true,
					column: 'date',
					example: 'January 2020'
				}),
				{ ...basisField, column: 'date_basis' },
				{ ...sources, column: 'sources' },
				{ name: 'preferred', label: 'Preferred', kind: 'flag' },
				{ name: 'note', label: 'Note on this date', kind: 'line' }
			]
		}),
		field.choice('kind', 'Kind', {
			options: eventKinds,
			facet: true,
			required: true,
			about: 'Notification, leak, court and so on.',
			example: 'Notification'
		}),
		field.text('description', 'What happened', {
			hint: 'One sentence that a reader can quote.',
			rows: 3,
			required: true,
			about: 'What happened.'
		}),
		field.date('knownOn', 'Became public on', {
			hint: 'Where that was another day than the day it happened.',
			about: `When it became public, where that differs from when it happened. ${aboutEdtf}`,
			example: '12 February 2020'
		}),
		field.derived('disputed', 'Other dates', {
			about: 'Dates that other sources give.',
			json: v.array(dispute),
			csv: {
				disputed_dates: [
					'EDTF: what other sources give.',
					(all: Dispute[]) => inCell(all.map(({ date }) => date))
				],
				disputed_sources: [
					'The addresses of these sources.',
					(all: Dispute[]) =>
						inCell(all.flatMap(({ sources }) => sources.map((source) => source.original_url)))
				]
			}
		}),
		field.pick('statement', 'The statement that this is', {
			hint: 'Of a reaction that is on record as a statement too: readers then see both as one entry.',
			of: 'statement',
			about:
				'Of a reaction: the statement that it is, where that is public. The two are one entry.',
			json: v.nullable(v.object({ id: textSchema, url: permanentUrl })),
			csv: {
				statement: [
					'Of a reaction: the id of the statement that it is, where that is public. The two are one entry.',
					(statement: { id: string } | null) => statement?.id ?? null
				]
			}
		}),
		field.picks('actors', 'Who acted', {
			ordered: true,
			of: 'stakeholder',
			example: 'Name of an organisation on record',
			csv: {
				actors: ['Who acted.', eachOf('name')],
				actor_slugs: ['Their words in addresses.', eachOf('slug')]
			}
		}),
		{ ...regulationsField, required: true },
		noteField,
		sources
	],
	calledBy: null,
	toldAs: 'event',
	listedWith: { regulations: 'regulation' },
	api: {
		about: 'What happened to laws, each dated as precisely as its sources say.',
		example: 'kind=notification&sort=oldest'
	},
	form: ['kind', 'description', 'dates', 'regulations', 'actors', 'knownOn', 'statement', 'note'],
	settle: (item) => ({ ...item, dates: preferSingle(item.dates as object[]) }),
	checks: [
		{
			problem: 'is for reactions alone',
			message: 'Only a reaction can be a statement. Choose that kind, or leave this empty.',
			at: 'statement',
			constraint: 'event_statement_of_reaction',
			breaks: ({ kind, statement }: { kind: string; statement?: string }) =>
				statement !== undefined && kind !== 'reaction' ? [['statement']] : []
		}
	]
});

function preferSingle(dates: object[]): object[] {
	return dates.length === 1 ? dates.map((date) => ({ ...date, preferred: true })) : dates;
}
