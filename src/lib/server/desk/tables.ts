import { sql } from 'drizzle-orm';
import {
	boolean,
	check,
	foreignKey,
	index,
	integer,
	jsonb,
	pgEnum,
	pgTable,
	primaryKey,
	text
} from 'drizzle-orm/pg-core';
import { moment, partOf } from '../../nouns/columns.server.ts';
import type { CellProblem, NewItem } from '../../domain/imports.ts';
import type { Name, Noun } from '../../domain/nouns.ts';
import {
	correctionStates,
	importStates,
	keysOf,
	type ProposalState,
	proposalStates
} from '../../domain/vocabulary.ts';
import { account } from '../auth/tables.ts';
import { revision } from '../write/tables.ts';

// These tables hold what staff and readers write before it enters the record.

export const proposalState = pgEnum('proposal_state', ['unsent', ...keysOf(proposalStates)]);
export const correctionState = pgEnum('correction_state', keysOf(correctionStates));
export const importState = pgEnum('import_state', keysOf(importStates));

const made = () => moment('created_at').notNull().defaultNow();
const byAccount = (name: string) => text(name).references(() => account.id);

/** When a user last saw the news at the desk. */
export const deskVisit = pgTable('desk_visit', {
	accountId: byAccount('account_id').primaryKey(),
	shownAt: moment('shown_at').notNull(),
	/** The end of the previous visit; null during the first. */
	since: moment('since')
});

/** The words with which a contributor mentioned another one's hidden draft: they must learn nothing else about it. */
export const typedName = pgTable(
	'typed_name',
	{
		accountId: byAccount('account_id').notNull(),
		noun: text('noun').$type<Noun>().notNull(),
		rowId: text('row_id').notNull(),
		text: text('text').notNull()
	},
	(t) => [primaryKey({ columns: [t.accountId, t.noun, t.rowId] })]
);

/**
 * An unchecked form that only its author sees (`unsent`), or an item sent to replace version `base`. A new item gets a
 * row at once, as a draft, so that others can mention it.
 */
export const proposal = pgTable(
	'proposal',
	{
		/** For a form, its key, which stays the same until the item is saved. */
		id: text('id').primaryKey(),
		noun: text('noun').$type<Noun>().notNull(),
		/** '' in the form of a new item. */
		rowId: text('row_id').notNull(),
		/** The version that the author saw; 0 for a new item. */
		base: integer('base').notNull(),
		/** `Typed` for a form. */
		item: jsonb('item').$type<object>().notNull(),
		bytes: integer('bytes').generatedAlwaysAs(sql`octet_length(item::text)`),
		title: text('title').notNull().default(''),
		authorId: byAccount('author_id').notNull(),
		reason: text('reason').notNull().default(''),
		/** The proposal that the form changes. */
		replaces: text('replaces'),
		/** Null if the author did not say. */
		correction: boolean('correction'),
		/** The type leaves out `unsent`, so that no query handles forms by accident: use `isUnsent`. */
		state: proposalState('state').$type<ProposalState>().notNull().default('sent'),
		version: integer('version').notNull().default(1),
		createdAt: made(),
		/** When it was last sent, or last autosaved. */
		sentAt: moment('sent_at').notNull().defaultNow(),
		/** The editor's note to the author. */
		note: text('note'),
		decidedBy: byAccount('decided_by'),
		decidedAt: moment('decided_at')
	},
	(t) => [
		index('proposal_queue_index').on(t.state, t.sentAt),
		index('proposal_author_index').on(t.authorId, t.sentAt),
		index('proposal_row_index').on(t.noun, t.rowId),
		check('proposal_decided_whole', sql`num_nulls(${t.decidedBy}, ${t.decidedAt}) in (0, 2)`)
	]
);

export const isUnsent = sql`${proposal.state} = 'unsent'`;

/** A former address of an item, which redirects forever. */
export const formerSlug = pgTable(
	'former_slug',
	{
		noun: text('noun').$type<Noun>().notNull(),
		slug: text('slug').notNull(),
		rowId: text('row_id').notNull(),
		createdAt: made()
	},
	(t) => [primaryKey({ columns: [t.noun, t.slug] }), index('former_slug_row_index').on(t.rowId)]
);

/** A merge of two stakeholders, with every changed item, so that it can be undone. */
export const merge = pgTable(
	'merge',
	{
		id: text('id').primaryKey(),
		fromId: text('from_id').notNull(),
		toId: text('to_id').notNull(),
		accountId: byAccount('account_id').notNull(),
		reason: text('reason').notNull(),
		/** The changed items with the versions that the merge saved. */
		moved: jsonb('moved').$type<{ noun: Noun; id: string; version: number }[]>().notNull(),
		createdAt: made(),
		undoneBy: byAccount('undone_by'),
		undoneAt: moment('undone_at')
	},
	(t) => [
		index('merge_from_index').on(t.fromId),
		index('merge_to_index').on(t.toId),
		check('merge_not_with_itself', sql`${t.fromId} <> ${t.toId}`)
	]
);

/** A reader's report of a mistake with its decision, or an editor's correction without a report. */
export const correction = pgTable(
	'correction',
	{
		id: text('id').primaryKey(),
		page: text('page').notNull(),
		/** The reader's words; null without a report. */
		message: text('message'),
		/** A published page that shows it. */
		proof: text('proof'),
		/** The reader's contact, for staff only. */
		contact: text('contact'),
		state: correctionState('state').notNull().default('waiting'),
		version: integer('version').notNull().default(1),
		createdAt: made(),
		/** The public answer: what was wrong and what is right. */
		answer: text('answer'),
		/** For staff only. */
		note: text('note'),
		decidedBy: byAccount('decided_by'),
		decidedAt: moment('decided_at'),
		/** The saved version that corrects it; more of them are in `correction_change`. */
		noun: text('noun').$type<Noun>(),
		rowId: text('row_id'),
		rowVersion: integer('row_version')
	},
	(t) => [
		index('correction_queue_index').on(t.state, t.createdAt),
		check(
			'correction_made_is_answered',
			sql`${t.state} <> 'made' or (${t.answer} is not null and ${t.decidedAt} is not null)`
		),
		check(
			'correction_made_names_its_change',
			sql`num_nulls(${t.noun}, ${t.rowId}, ${t.rowVersion}) = case when ${t.state} = 'made' then 0 else 3 end`
		),
		foreignKey({
			name: 'correction_change_is_saved',
			columns: [t.noun, t.rowId, t.rowVersion],
			foreignColumns: [revision.noun, revision.rowId, revision.version]
		})
	]
);

export const correctionChange = pgTable(
	'correction_change',
	{
		correctionId: partOf('correction_id', () => correction.id),
		noun: text('noun').$type<Noun>().notNull(),
		rowId: text('row_id').notNull(),
		rowVersion: integer('row_version').notNull()
	},
	(t) => [
		primaryKey({ columns: [t.correctionId, t.noun, t.rowId, t.rowVersion] }),
		foreignKey({
			name: 'correction_further_change_is_saved',
			columns: [t.noun, t.rowId, t.rowVersion],
			foreignColumns: [revision.noun, revision.rowId, revision.version]
		})
	]
);

/** A CSV file being imported. Rows are checked one by one and entered all together. */
export const csvImport = pgTable(
	'csv_import',
	{
		id: text('id').primaryKey(),
		name: text('name').$type<Name>().notNull(),
		fileName: text('file_name').notNull(),
		/** SHA-256 of the file. */
		hash: text('hash').notNull(),
		bytes: integer('bytes').notNull().default(0),
		state: importState('state').notNull().default('mapping'),
		columns: text('columns').array().notNull(),
		/** The index of the file's column, by the name of ours. */
		mapping: jsonb('mapping').$type<Record<string, number>>().notNull().default({}),
		total: integer('total').notNull(),
		checked: integer('checked').notNull().default(0),
		wrong: integer('wrong').notNull().default(0),
		/** Rows whose item was on record before. */
		known: integer('known').notNull().default(0),
		accountId: byAccount('account_id').notNull(),
		version: integer('version').notNull().default(1),
		/** A sentence that says why it stopped. */
		failure: text('failure'),
		/** The last decision's note: to the author if sent back, to readers if withdrawn. */
		note: text('note'),
		decidedBy: byAccount('decided_by'),
		decidedAt: moment('decided_at'),
		createdAt: made(),
		/** When the rows were entered. */
		finishedAt: moment('finished_at')
	},
	(t) => [index('csv_import_account_index').on(t.accountId, t.createdAt)]
);

export const csvRow = pgTable(
	'csv_row',
	{
		importId: partOf('import_id', () => csvImport.id),
		/** Counted as in a spreadsheet: the first row below the header is row 2. */
		number: integer('number').notNull(),
		cells: text('cells').array().notNull(),
		/** The complete item, once the row is valid. */
		item: jsonb('item').$type<NewItem>(),
		/** Cited articles that are not on record; they enter before the item. */
		articles: jsonb('articles').$type<NewItem[]>(),
		problems: jsonb('problems').$type<CellProblem[]>()
	},
	(t) => [primaryKey({ columns: [t.importId, t.number] })]
);

/** An item that an import entered. It outlives the rows of the file. */
export const importItem = pgTable(
	'import_item',
	{
		importId: partOf('import_id', () => csvImport.id),
		noun: text('noun').$type<Noun>().notNull(),
		rowId: text('row_id').notNull(),
		/** The row of the file; for a cited article, the first row that cites it. */
		number: integer('number').notNull(),
		/** The version that the import last saved; a newer one was saved by a person. */
		version: integer('version').notNull(),
		takenBack: boolean('taken_back').notNull().default(false),
		/** Why it was not published or taken back with the rest. */
		note: text('note')
	},
	(t) => [
		primaryKey({ columns: [t.importId, t.noun, t.rowId] }),
		index('import_item_row_index').on(t.noun, t.rowId)
	]
);
