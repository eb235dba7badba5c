import * as v from 'valibot';
import { demands, outcomes } from '../../domain/vocabulary.ts';
import { describeNoun, field } from '../derive/field.ts';
import { edtfSchema, keySchema, permanentUrl, textSchema } from '../derive/json-parts.ts';
import { sourceSchema, stakeholderName } from '../named-json.ts';
import {
	aboutEdtf,
	aliasesField,
	dateHint,
	eachOf,
	endsBeforeItBegins,
	inCell,
	noteField,
	regulationsField,
	slugField,
	sourcesField
} from '../shared-fields.ts';

const statementJson = v.object({ id: textSchema, url: permanentUrl });
const demandJson = v.object({
	demand: keySchema(demands),
	words: v.nullable(textSchema),
	outcome: keySchema(outcomes),
	outcome_date: v.nullable(edtfSchema),
	source: v.pipe(v.nullable(sourceSchema), v.description('The page that says what came of it.'))
});
const participantJson = v.object({
	stakeholder: stakeholderName,
	date: v.nullable(edtfSchema),
	source: v.pipe(
		v.nullable(sourceSchema),
		v.description('Null where it rests on the sources of the campaign.')
	)
});
type ParticipantJson = v.InferOutput<typeof participantJson>;

interface Demand {
	outcome?: string;
	date?: string;
}

/** Checks also run on input in which a row may be missing. */
const hasOutcome = (demand: Demand) => (demand?.outcome ?? 'open') !== 'open';

export const campaign = describeNoun({
	fields: [
		slugField,
		field.line('title', 'Title', { required: true, isName: true, about: 'What it is called.' }),
		aliasesField,
		field.date('startDate', 'Began', {
			hint: dateHint,
			required: true,
			asked: 'Say when it began.',
			about: `When it began. ${aboutEdtf}`
		}),
		field.date('endDate', 'Ended', {
			hint: 'Left empty while it goes on.',
			about: 'EDTF; empty while it goes on, or where no source says.'
		}),
		field.text('summary', 'What it is', {
			hint: 'In a sentence or two that a reader can quote.',
			rows: 3,
			required: true,
			about: 'In our words.'
		}),
		field.text('text', 'Its story', {
			hint: 'As long as it needs to be; an empty line begins a new paragraph.',
			rows: 10,
			about: 'In our words; an empty line parts two paragraphs.'
		}),
		// A campaign stays public when a law that it is about is withdrawn.
		{ ...regulationsField, outlives: true },
		field.picks('statements', 'Statements', {
			hint: 'What was put on record in its course.',
			of: 'statement',
			json: v.array(statementJson),
			csv: {
				statements: ['The ids of the statements made in its course.', eachOf('id')]
			}
		}),
		field.rows('demands', 'What it asks for', {
			hint: 'And what came of each: with the day and the page that says so.',
			one: 'demand',
			key: ['demand', 'words'],
			claims: {
				made: hasOutcome,
				message: 'Name a published page that says what came of this demand.'
			},
			fields: [
				field.choice('demand', 'Demand', { options: demands, required: true }),
				{ name: 'words', label: 'In its own words', kind: 'line' },
				field.choice('outcome', 'What came of it', {
					options: outcomes,
					usual: 'open',
					required: true
				}),
				field.date('date', 'Since', { as: 'outcome_date', hint: 'When that came of it.' }),
				field.pick('article', 'Page that says so', { as: 'source', of: 'article' })
			],
			json: v.array(demandJson),
			csv: {
				demands: ['What it asks for.', eachOf('demand')],
				outcomes: ['What came of each, in the same order.', eachOf('outcome')]
			}
		}),
		field.rows('participants', 'Who joined', {
			one: 'participant',
			key: ['stakeholder'],
			ordered: true,
			fields: [
				field.pick('stakeholder', 'Who', {
					of: 'stakeholder',
					required: true,
					asked: 'Choose who joined.'
				}),
				{ name: 'date', label: 'Joined on', kind: 'date' },
				field.pick('article', 'Page that says so', {
					as: 'source',
					hint: 'Where the sources of the campaign do not.',
					of: 'article'
				})
			],
			json: v.array(participantJson),
			csv: {
				participants: [
					'Who joined.',
					(all: ParticipantJson[]) => inCell(all.map(({ stakeholder }) => stakeholder.name))
				],
				participant_slugs: [
					'Their words in addresses.',
					(all: ParticipantJson[]) => inCell(all.map(({ stakeholder }) => stakeholder.slug))
				]
			}
		}),
		noteField,
		sourcesField
	],
	calledBy: null,
	toldAs: 'statement',
	listedWith: { regulations: 'regulation', stakeholders: 'stakeholder' },
	api: {
		about: 'What people did together to change laws, who joined, and what came of each demand.',
		example: 'demand=withdraw&include=regulations',
		filters: {
			stakeholder: 'Short name of one who joined.',
			demand: 'What it asks for.',
			outcome: 'What came of a demand; with “demand”, of that one.',
			year: 'The year in which it began.'
		}
	},
	form: [
		'title',
		'summary',
		'startDate',
		'endDate',
		'regulations',
		'demands',
		'participants',
		'statements',
		'text',
		'sources',
		'aliases',
		'slug',
		'note'
	],
	checks: [
		endsBeforeItBegins,
		{
			problem: 'says what came of a demand and not when',
			message: 'Say since when, as exactly as the page does.',
			breaks: ({ state, demands }: { state: string; demands: Demand[] }) =>
				demands.flatMap((demand, index) =>
					state === 'published' && hasOutcome(demand) && demand.date === undefined
						? [['demands', index, 'date']]
						: []
				)
		},
		{
			problem: 'names one who joined twice',
			message: 'This one is in the list already.',
			breaks: ({ participants }: { participants: { stakeholder: string }[] }) =>
				participants.flatMap((one, index) =>
					one?.stakeholder !== undefined &&
					participants.findIndex((each) => each?.stakeholder === one.stakeholder) < index
						? [['participants', index, 'stakeholder']]
						: []
				)
		}
	]
});
