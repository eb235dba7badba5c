import { headlineBases, sections, sourceTypes } from '../../domain/vocabulary.ts';
import { describeNoun, field } from '../derive/field.ts';
import { textSchema } from '../derive/json-parts.ts';
import {
	aboutEdtf,
	dateHint,
	hasNotBegun,
	langField,
	noteField,
	regulationsField,
	slugField,
	topicsField
} from '../shared-fields.ts';

export const article = describeNoun({
	fields: [
		slugField,
		field.address('url', 'Address of the page', {
			as: 'original_url',
			required: true,
			optionalInDraft: true,
			about: 'The page itself.',
			example: 'https://example.org/new-page'
		}),
		field.address('archiveUrl', 'Address of an archived copy', {
			more: true,
			about: 'A copy of it in an archive.'
		}),
		field.line('headline', 'Headline', {
			hint: 'As the page prints it; left empty if you have not seen it.',
			about: 'Empty where the page’s own was not seen.'
		}),
		field.choice('headlineBasis', 'The headline was', {
			options: headlineBases,
			usual: 'page',
			required: true,
			more: true,
			internal: true
		}),
		field.line('outlet', 'Outlet', {
			required: true,
			about: 'Who published it.',
			example: 'Name of the newspaper'
		}),
		field.line('author', 'Author', { about: 'Who wrote it.', example: 'Name of the reporter' }),
		field.date('published', 'Date it was published', {
			hint: dateHint,
			about: `When it was published; empty where the page shows no date. ${aboutEdtf}`,
			example: '14 February 2020'
		}),
		field.choice('section', 'Section', {
			options: sections,
			usual: 'in_media',
			required: true,
			about: 'Where it is filed here.',
			example: 'In media'
		}),
		field.line('printedSection', 'Section as printed', {
			more: true,
			about: 'The section as its outlet prints it.'
		}),
		field.choice('sourceType', 'Kind of page', {
			options: sourceTypes,
			facet: 'type',
			usual: 'news',
			required: true,
			about: 'What kind of source it is; a repost is a copy of another’s report.',
			example: 'News report'
		}),
		langField,
		field.derived('report', 'Report', {
			json: textSchema,
			about:
				'The report that it prints: one and the same for all pages that print it, whole or cut; its own id where no other does.'
		}),
		field.text('summary', 'What it reports', { about: 'In our words.' }),
		regulationsField,
		topicsField,
		noteField
	],
	calledBy: [
		'slug',
		'url',
		'outlet',
		'headline',
		'headlineBasis',
		'published',
		'sourceType',
		'lang'
	],
	toldAs: 'article',
	listedWith: { topics: 'topic' },
	api: {
		about: 'The published pages that every claim rests on.',
		example: 'section=court_updates&year=2020',
		filters: {
			outlet: 'The outlet as it is written on record.',
			type: 'A kind of source.'
		}
	},
	form: [
		'url',
		'headline',
		'outlet',
		'published',
		'author',
		'section',
		'sourceType',
		'regulations',
		'topics',
		'summary',
		'lang',
		'archiveUrl',
		'headlineBasis',
		'printedSection',
		'slug',
		'note'
	],
	settle: ({ headline, headlineBasis = 'page', ...item }) => ({
		...item,
		...(headline === undefined
			? { headlineBasis: 'none' }
			: { headline, headlineBasis: headlineBasis === 'none' ? 'page' : headlineBasis })
	}),
	checks: [
		hasNotBegun(
			'published',
			'No page can have been published on a day that has not begun. Check the year.'
		),
		{
			problem: 'has a headlineBasis that does not fit its headline',
			message: 'This article has a headlineBasis that does not fit its headline.',
			breaks: ({ headline, headlineBasis }: { headline?: string; headlineBasis: string }) =>
				(headline === undefined) !== (headlineBasis === 'none')
		}
	]
});
