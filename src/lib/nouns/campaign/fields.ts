import * as v from 'valibot';
import { readEdtf } from '../../domain/dates/edtf.ts';
import { demands, outcomes } from '../../domain/vocabulary.ts';
import { describe } from '../derive/field.ts';
import { edtf, key, permanent, source, stakeholderName, text } from '../derive/json-parts.ts';
import {
	aboutEdtf,
	aliases,
	dateHint,
	joined,
	note,
	regulations,
	slug,
	sources
} from '../shared-fields.ts';

const said = v.object({ id: text, url: permanent });
const asked = v.object({
	demand: key(demands),
	words: v.nullable(text),
	outcome: key(outcomes),
	outcome_date: v.nullable(edtf),
	source: v.pipe(v.nullable(source), v.description('The page that says what came of it.'))
});
const taker = v.object({
	stakeholder: stakeholderName,
	date: v.nullable(edtf),
	source: v.pipe(
		v.nullable(source),
		v.description('Null where it rests on the sources of the campaign.')
	)
});
type Said = v.InferOutput<typeof said>;
type Asked = v.InferOutput<typeof asked>;
type Taker = v.InferOutput<typeof taker>;

interface Demand {
	outcome?: string;
	date?: string;
}

/** Whether it says more than that nothing has come of it yet; of a row that is none, nothing is asked. */
const tellsOutcome = (demand: Demand) => (demand?.outcome ?? 'open') !== 'open';

export const campaign = describe({
	title: 'Campaigns',
	about: 'What people did together to change laws.',
	fields: [
		slug,
		{
			name: 'title',
			label: 'Title',
			kind: 'line',
			required: true,
			isName: true,
			about: 'What it is called.'
		},
		aliases,
		{
			name: 'startDate',
			label: 'Began',
			hint: dateHint,
			kind: 'date',
			required: true,
			asked: 'Say when it began.',
			about: `When it began. ${aboutEdtf}`
		},
		{
			name: 'endDate',
			label: 'Ended',
			hint: 'Left empty while it goes on.',
			kind: 'date',
			about: 'EDTF; empty while it goes on, or where no source says.'
		},
		{
			name: 'summary',
			label: 'What it is',
			hint: 'In a sentence or two that a reader can quote.',
			kind: 'text',
			rows: 3,
			required: true,
			about: 'In our words.'
		},
		{
			name: 'text',
			label: 'Its story',
			hint: 'As long as it needs to be; an empty line begins a new paragraph.',
			kind: 'text',
			rows: 10,
			about: 'In our words; an empty line parts two paragraphs.'
		},
		// What came of a law that the record withdrew is no reason to forget who stood against it.
		{ ...regulations, outlives: true },
		{
			name: 'statements',
			label: 'Statements',
			hint: 'What was put on record in its course.',
			kind: 'picks',
			of: 'statement',
			json: v.array(said),
			csv: {
				statements: [
					'The ids of the statements made in its course.',
					(all: Said[]) => joined(all.map(({ id }) => id))
				]
			}
		},
		{
			name: 'demands',
			label: 'What it asks for',
			hint: 'And what came of each: with the day and the page that says so.',
			kind: 'rows',
			one: 'demand',
			key: ['demand', 'words'],
			claims: {
				made: tellsOutcome,
				tells: 'Name a published page that says what came of this demand.'
			},
			fields: [
				{
					name: 'demand',
					label: 'Demand',
					kind: 'choice',
					options: demands,
					required: true
				},
				{ name: 'words', label: 'In its own words', kind: 'line' },
				{
					name: 'outcome',
					label: 'What came of it',
					kind: 'choice',
					options: outcomes,
					usual: 'open',
					required: true
				},
				{
					name: 'date',
					as: 'outcome_date',
					label: 'Since',
					hint: 'When that came of it.',
					kind: 'date'
				},
				{
					name: 'article',
					as: 'source',
					label: 'Page that says so',
					kind: 'pick',
					of: 'article'
				}
			],
			json: v.array(asked),
			csv: {
				demands: ['What it asks for.', (all: Asked[]) => joined(all.map(({ demand }) => demand))],
				outcomes: [
					'What came of each, in the same order.',
					(all: Asked[]) => joined(all.map(({ outcome }) => outcome))
				]
			}
		},
		{
			name: 'participants',
			label: 'Who joined',
			kind: 'rows',
			one: 'participant',
			key: ['stakeholder'],
			ordered: true,
			fields: [
				{
					name: 'stakeholder',
					label: 'Who',
					kind: 'pick',
					of: 'stakeholder',
					required: true,
					asked: 'Choose who joined.'
				},
				{ name: 'date', label: 'Joined on', kind: 'date' },
				{
					name: 'article',
					as: 'source',
					label: 'Page that says so',
					hint: 'Where the sources of the campaign do not.',
					kind: 'pick',
					of: 'article'
				}
			],
			json: v.array(taker),
			csv: {
				participants: [
					'Who joined.',
					(all: Taker[]) => joined(all.map(({ stakeholder }) => stakeholder.name))
				],
				participant_slugs: [
					'Their words in addresses.',
					(all: Taker[]) => joined(all.map(({ stakeholder }) => stakeholder.slug))
				]
			}
		},
		note,
		sources
	],
	calledBy: null,
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
		{
			says: 'ends before it begins',
			tells: 'It cannot end before it begins.',
			breaks: ({ startDate, endDate }: { startDate?: string; endDate?: string }) => {
				const [start, end] = [startDate, endDate].map((date) => date && readEdtf(date));
				return start && end && end.latest < start.earliest ? [['endDate']] : [];
			}
		},
		{
			says: 'says what came of a demand and not when',
			tells: 'Say since when, as exactly as the page does.',
			breaks: ({ state, demands }: { state: string; demands: Demand[] }) =>
				demands.flatMap((demand, index) =>
					state === 'published' && tellsOutcome(demand) && demand.date === undefined
						? [['demands', index, 'date']]
						: []
				)
		},
		{
			says: 'names one who joined twice',
			tells: 'This one stands here already.',
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
