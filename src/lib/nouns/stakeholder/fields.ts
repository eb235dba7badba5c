import { stakeholderSchemes } from '../../domain/identifiers/schemes.ts';
import { countries } from '../../domain/places.ts';
import { stakeholderKinds } from '../../domain/vocabulary.ts';
import { describeNoun, field } from '../derive/field.ts';
import { runsThisCopyField } from '../named-json.ts';
import { checksOf, identifiersOf, settleIdentifiers } from '../identifiers.ts';
import { aliasesField, noteField, slugField, sourcesField } from '../shared-fields.ts';

export const stakeholder = describeNoun({
	fields: [
		slugField,
		field.line('name', 'Name', { required: true, isName: true, about: 'As it calls itself.' }),
		{
			...aliasesField,
			about: 'Other names and short ones.',
			example: 'An abbreviation; A name in another language'
		},
		field.choice('kind', 'Kind', {
			options: stakeholderKinds,
			facet: true,
			required: true,
			about: 'Civil society, company, court and so on.',
			example: 'Industry body'
		}),
		field.choice('country', 'Country', {
			options: countries,
			open: 'country',
			facet: true,
			about: 'ISO 3166-1 alpha-2; empty where unknown or where it speaks for no one country.',
			example: 'Singapore'
		}),
		field.line('role', 'Office', {
			hint: 'A person’s office as last known: “Managing Director, Asia Internet Coalition”.',
			about: 'A person’s office as last known.'
		}),
		field.count('statementCount', 'Statements', {
			about: 'Statements in which it is organisation, speaker or co-signatory.'
		}),
		field.date('latestStatement', 'Latest statement', { about: 'EDTF: when it was last heard.' }),
		// Files of rows have a column of their own for it.
		field.derived('runsThisCopy', 'Runs this copy', { json: runsThisCopyField, csv: {} }),
		identifiersOf(stakeholderSchemes),
		noteField,
		{ ...sourcesField, example: 'https://example.org/page-on-record' }
	],
	calledBy: ['slug', 'name', 'kind'],
	toldAs: null,
	listedWith: null,
	api: {
		about: 'Organisations, coalitions and persons.',
		example: 'kind=industry_body&fields=slug,name,statement_count',
		filters: {
			stance: 'A stance held in any statement.',
			represented:
				'Short name of a law on which a group represented it that it belonged to that day.',
			as: 'The stance of the statements that represented it; “several” where they took more than one.',
			demand: 'What one of these statements demands.',
			from: 'The first day on which the first of them may have been made.',
			to: 'The last day on which the first of them may have been made.',
			wider: 'A unit of time that the date of the first of them is less exact than.',
			operator: '`without` leaves out those of the stakeholder that runs this copy.'
		}
	},
	form: ['name', 'kind', 'country', 'aliases', 'role', 'sources', 'identifiers', 'slug', 'note'],
	settle: settleIdentifiers,
	checks: checksOf(stakeholderSchemes)
});
