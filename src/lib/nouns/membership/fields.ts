import { membershipRelations } from '../../domain/vocabulary.ts';
import { describeNoun, field } from '../derive/field.ts';
import { aboutEdtf, endsBeforeItBegins, noteField, sourcesField } from '../shared-fields.ts';

export const membership = describeNoun({
	fields: [
		field.pick('group', 'Group', { of: 'stakeholder', required: true, about: 'The group.' }),
		field.pick('member', 'Member', {
			of: 'stakeholder',
			required: true,
			about: 'Who belongs to it.'
		}),
		field.choice('relation', 'As', {
			options: membershipRelations,
			usual: 'member',
			required: true
		}),
		field.line('role', 'Office', { tellsOf: 'member' }),
		field.date('asOf', 'Seen on', {
			hint: 'The day on which a source listed the member. A list says who belonged on its day.',
			about: `When a source listed the member: a list of members is one of that day, not of all time. ${aboutEdtf}`
		}),
		field.date('startDate', 'From', { about: 'EDTF, where a source gives the start itself.' }),
		field.date('endDate', 'Until', { about: 'EDTF, where a source gives the end itself.' }),
		noteField,
		sourcesField
	],
	calledBy: null,
	toldAs: 'event',
	listedWith: { stakeholders: 'group' },
	api: {
		about: 'Who belongs to which group, as a source listed it on its day.',
		example: 'group=asia-internet-coalition&include=stakeholders',
		filters: {
			group: 'Short name of the group.',
			member: 'Short name of the member.'
		}
	},
	form: ['group', 'member', 'relation', 'role', 'asOf', 'startDate', 'endDate', 'sources', 'note'],
	checks: [
		endsBeforeItBegins,
		{
			problem: 'is a membership in itself',
			message: 'A group cannot be a member of itself.',
			at: 'member',
			breaks: ({ group, member }: { group: string; member: string }) => group === member
		}
	]
});
