import type { Noun } from '../domain/nouns.ts';
import { countries, languageNames } from '../domain/places.ts';
import * as words from '../domain/vocabulary.ts';
import type { Field, ItemForm } from './field.ts';

// One form a noun. A field that does not stand here cannot be written from outside: id, state and version are the
// house's own. Those filled in most often come first.

const note: Field = {
	name: 'note',
	label: 'Editors’ note',
	hint: 'Readers see it.',
	kind: 'text',
	more: true
};
const slug: Field = {
	name: 'slug',
	label: 'Short name in the address',
	hint: 'Left empty, it is made from the title. When it changes, the old one leads to the new one.',
	kind: 'line',
	more: true
};
const sources: Field = {
	name: 'sources',
	label: 'Sources',
	hint: 'Paste the address of the page, or search by headline.',
	kind: 'picks',
	of: 'article'
};
const lang: Field = {
	name: 'lang',
	label: 'Language',
	kind: 'choice',
	options: languageNames,
	usual: 'en',
	required: true,
	more: true
};
const topics: Field = { name: 'topics', label: 'Topics', kind: 'picks', of: 'topic' };
const regulations: Field = {
	name: 'regulations',
	label: 'Laws',
	kind: 'picks',
	of: 'regulation'
};
const aliases: Field = {
	name: 'aliases',
	label: 'Other names',
	hint: 'One a line: abbreviations, names in other languages. Search finds them.',
	kind: 'lines'
};
const dateHint = 'As you would write it: 12 February 2020, Feb 2020, early 2020?';
const basis: Field = {
	name: 'basis',
	label: 'The date is',
	kind: 'choice',
	options: words.dateBases,
	usual: 'event',
	required: true
};

const topic: ItemForm = {
	fields: [
		{ name: 'name', label: 'Name', kind: 'line', required: true },
		{ name: 'description', label: 'What it covers', kind: 'text' },
		slug
	]
};

const article: ItemForm = {
	fields: [
		{ name: 'url', label: 'Address of the page', kind: 'address', required: true },
		{
			name: 'headline',
			label: 'Headline',
			hint: 'As the page prints it; left empty if you have not seen it.',
			kind: 'line'
		},
		{ name: 'outlet', label: 'Outlet', kind: 'line', required: true },
		{ name: 'published', label: 'Date it was published', hint: dateHint, kind: 'date' },
		{ name: 'author', label: 'Author', kind: 'line' },
		{
			name: 'section',
			label: 'Section',
			kind: 'choice',
			options: words.sections,
			usual: 'in_media',
			required: true
		},
		{
			name: 'sourceType',
			label: 'Kind of page',
			kind: 'choice',
			options: words.sourceTypes,
			usual: 'news',
			required: true
		},
		regulations,
		topics,
		{ name: 'summary', label: 'What it reports', kind: 'text' },
		lang,
		{ name: 'archiveUrl', label: 'Address of an archived copy', kind: 'address', more: true },
		{
			name: 'headlineBasis',
			label: 'The headline was',
			kind: 'choice',
			options: words.headlineBases,
			usual: 'page',
			more: true
		},
		{ name: 'printedSection', label: 'Section as printed', kind: 'line', more: true },
		slug,
		note
	],
	settle: ({ headline, headlineBasis = 'page', ...item }) => ({
		...item,
		...(headline === undefined
			? { headlineBasis: 'none' }
			: { headline, headlineBasis: headlineBasis === 'none' ? 'page' : headlineBasis })
	})
};

const regulation: ItemForm = {
	fields: [
		{ name: 'title', label: 'Title', kind: 'line', required: true },
		aliases,
		{
			name: 'jurisdiction',
			label: 'Country',
			kind: 'choice',
			options: countries,
			required: true
		},
		{ name: 'issuingBody', label: 'Issued by', kind: 'line', required: true },
		{
			name: 'instrument',
			label: 'Kind',
			kind: 'choice',
			options: words.instruments,
			required: true
		},
		{ name: 'status', label: 'Status', kind: 'choice', options: words.statuses, required: true },
		{
			name: 'statusDetail',
			label: 'More about the status',
			hint: 'What the status alone does not say: “in force, amended”.',
			kind: 'line'
		},
		{ name: 'referenceNumber', label: 'Reference number', kind: 'line' },
		{ name: 'summary', label: 'What it does', kind: 'text' },
		sources,
		topics,
		{
			name: 'relations',
			label: 'Related laws',
			kind: 'rows',
			one: 'related law',
			more: true,
			fields: [
				{
					name: 'kind',
					label: 'This law is',
					kind: 'choice',
					options: words.regulationRelations,
					required: true
				},
				{ name: 'to', label: 'Law', kind: 'pick', of: 'regulation', required: true },
				{
					name: 'article',
					label: 'Source of this relation',
					hint: 'Where the sources of the law itself do not say so.',
					kind: 'pick',
					of: 'article'
				}
			]
		},
		{
			name: 'enablingSections',
			label: 'Enabling sections',
			hint: 'One a line.',
			kind: 'lines',
			more: true
		},
		{
			name: 'lookedAt',
			label: 'Last looked at',
			hint: 'The day on which an editor last made sure that nothing is missing. “Laws to look at” sets it to today.',
			kind: 'date',
			more: true
		},
		slug,
		note
	]
};

const stakeholder: ItemForm = {
	fields: [
		{ name: 'name', label: 'Name', kind: 'line', required: true },
		{
			name: 'kind',
			label: 'Kind',
			kind: 'choice',
			options: words.stakeholderKinds,
			required: true
		},
		{ name: 'country', label: 'Country', kind: 'choice', options: countries },
		aliases,
		{
			name: 'role',
			label: 'Office',
			hint: 'A person’s office as last known: “Managing Director, Asia Internet Coalition”.',
			kind: 'line'
		},
		sources,
		slug,
		note
	]
};

const membership: ItemForm = {
	fields: [
		{ name: 'group', label: 'Group', kind: 'pick', of: 'stakeholder', required: true },
		{ name: 'member', label: 'Member', kind: 'pick', of: 'stakeholder', required: true },
		{
			name: 'relation',
			label: 'As',
			kind: 'choice',
			options: words.membershipRelations,
			usual: 'member',
			required: true
		},
		{ name: 'role', label: 'Office', kind: 'line' },
		{
			name: 'asOf',
			label: 'Seen on',
			hint: 'The day on which a source listed the member. A list says who belonged on its day.',
			kind: 'date'
		},
		{ name: 'startDate', label: 'From', kind: 'date' },
		{ name: 'endDate', label: 'Until', kind: 'date' },
		sources,
		note
	]
};

const event: ItemForm = {
	fields: [
		{ name: 'kind', label: 'Kind', kind: 'choice', options: words.eventKinds, required: true },
		{
			name: 'description',
			label: 'What happened',
			hint: 'One sentence that a reader can quote.',
			kind: 'text',
			rows: 3,
			required: true
		},
		{
			name: 'dates',
			label: 'When',
			hint: 'Sources may disagree: give each date with its own sources, and prefer one.',
			kind: 'rows',
			one: 'date',
			required: true,
			fields: [
				{ name: 'date', label: 'Date', hint: dateHint, kind: 'date', required: true },
				basis,
				sources,
				{ name: 'preferred', label: 'Preferred', kind: 'flag' },
				{ name: 'note', label: 'Note on this date', kind: 'line' }
			]
		},
		{ ...regulations, required: true },
		{ name: 'actors', label: 'Who acted', kind: 'picks', of: 'stakeholder' },
		{
			name: 'knownOn',
			label: 'Became public on',
			hint: 'Where that was another day than the day it happened.',
			kind: 'date'
		},
		{
			name: 'statement',
			label: 'The statement that this is',
			hint: 'Of a reaction that is on record as a statement too: readers then see both as one entry.',
			kind: 'pick',
			of: 'statement'
		},
		note
	],
	settle: (item) => ({ ...item, dates: preferred(item.dates as object[]) })
};

/** A single date is preferred without being told so. */
function preferred(dates: object[]): object[] {
	return dates.length === 1 ? dates.map((date) => ({ ...date, preferred: true })) : dates;
}

const statement: ItemForm = {
	fields: [
		{
			name: 'organisation',
			label: 'Organisation',
			hint: 'In whose name it was said.',
			kind: 'pick',
			of: 'stakeholder',
			only: 'organisations'
		},
		{ name: 'speaker', label: 'Speaker', kind: 'pick', of: 'stakeholder', only: 'persons' },
		{ name: 'speakerRole', label: 'Office on that day', kind: 'line' },
		{
			name: 'positions',
			label: 'Position on laws',
			kind: 'rows',
			one: 'position',
			fields: [
				{ name: 'regulation', label: 'Law', kind: 'pick', of: 'regulation', required: true },
				{
					name: 'stance',
					label: 'Stance',
					kind: 'choice',
					options: words.stances,
					required: true
				}
			]
		},
		{ name: 'date', label: 'Date', hint: dateHint, kind: 'date', required: true },
		basis,
		{
			name: 'channel',
			label: 'Said in',
			kind: 'choice',
			options: words.channels,
			usual: 'statement',
			required: true
		},
		{
			name: 'summary',
			label: 'What was said',
			hint: 'In your words, in a sentence or two.',
			kind: 'text',
			rows: 3,
			required: true
		},
		{
			name: 'quotations',
			label: 'Quotations',
			kind: 'rows',
			one: 'quotation',
			fields: [
				{
					name: 'exact',
					label: 'Words as printed',
					kind: 'text',
					rows: 3,
					required: true
				},
				{ name: 'article', label: 'Printed in', kind: 'pick', of: 'article' },
				{ ...lang, more: undefined },
				{ name: 'prefix', label: 'Words before', kind: 'line', more: true },
				{ name: 'suffix', label: 'Words after', kind: 'line', more: true },
				{
					name: 'keptBack',
					label: 'Kept back because',
					hint: 'Filled in, readers do not see the quotation.',
					kind: 'line',
					more: true
				}
			]
		},
		sources,
		{ name: 'demands', label: 'Demands', kind: 'choices', options: words.demands },
		{
			name: 'signatories',
			label: 'Co-signatories',
			hint: 'Who signed besides the organisation and the speaker, in the order of the page.',
			kind: 'picks',
			of: 'stakeholder'
		},
		lang,
		note
	],
	settle: ({ quotations, sources, ...item }) => ({
		...item,
		sources,
		quotations: (quotations as Record<string, unknown>[]).map((quotation) =>
			asShown(quotation, sources as string[])
		)
	})
};

/** A quotation without a page of its own stands in the first source; one that is kept back says why. */
function asShown({ keptBack, ...quotation }: Record<string, unknown>, [first]: string[]) {
	return {
		...quotation,
		article: quotation.article ?? first,
		...(keptBack === undefined ? { state: 'published' } : { state: 'draft', stateReason: keptBack })
	};
}

export const itemForms = {
	topic,
	article,
	regulation,
	stakeholder,
	membership,
	event,
	statement
} as const satisfies Record<Noun, ItemForm>;

/** The form of a noun, for whoever handles any. */
export function formOf(noun: Noun): ItemForm {
	return itemForms[noun];
}
