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
import type { CellSuggestion } from '../../domain/imports.ts';
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

// What staff and readers write before it is in the record, and what was done to it at the desk.

export const proposalState = pgEnum('proposal_state', ['unsent', ...keysOf(proposalStates)]);
export const correctionState = pgEnum('correction_state', keysOf(correctionStates));
export const importState = pgEnum('import_state', keysOf(importStates));

const made = () => moment('created_at').notNull().defaultNow();
const byAccount = (name: string) => text(name).references(() => account.id);

/** When somebody was shown what had changed since they were last at the desk. */
export const deskVisit = pgTable('desk_visit', {
	accountId: byAccount('account_id').primaryKey(),
	/** The last time, however often it was within a visit. */
	shownAt: moment('shown_at').notNull(),
	/** The end of the visit before; null within the first. */
	since: moment('since')
});

/**
 * What a contributor typed to name an item that waits for an editor and that another one sent: all that they know of
 * it, though what they wrote refers to it.
 */
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
 * What somebody writes for the record: a form that was typed and not sent (`unsent`), unchecked and for its author alone, or
 * an item whole that was sent for an editor to publish, in place of version `base` of its row. A new item that is sent has a
 * row from the start, as a draft, so that others can refer to it.
 */
export const proposal = pgTable(
	'proposal',
	{
		/** A form has its key here, which it keeps from the first letter typed until it is saved. */
		id: text('id').primaryKey(),
		noun: text('noun').$type<Noun>().notNull(),
		/** '' where a form writes something new. */
		rowId: text('row_id').notNull(),
		/** The version that its author saw; 0 where there was none. */
		base: integer('base').notNull(),
		/** A form has what was typed (`Typed`). */
		item: jsonb('item').$type<object>().notNull(),
		bytes: integer('bytes').generatedAlwaysAs(sql`octet_length(item::text)`),
		/** What the item is called, for lists. */
		title: text('title').notNull().default(''),
		authorId: byAccount('author_id').notNull(),
		reason: text('reason').notNull().default(''),
		/** The proposal that a form changes. */
		replaces: text('replaces'),
		/** Whether it puts something right; null where its author did not say. */
		correction: boolean('correction'),
		/** By type it was sent: forms are asked for by `isUnsent`. */
		state: proposalState('state').$type<ProposalState>().notNull().default('sent'),
		version: integer('version').notNull().default(1),
		createdAt: made(),
		/** When it was last sent, or typed. */
		sentAt: moment('sent_at').notNull().defaultNow(),
		/** What the editor said to its author. */
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

/** Whether it is a form that was not sent. */
export const isUnsent = sql`${proposal.state} = 'unsent'`;

/** An address that an item had before; it leads to the item's own for good. */
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

/** A stakeholder that was found to be another one, with every item that was moved, so that it can be undone. */
export const merge = pgTable(
	'merge',
	{
		id: text('id').primaryKey(),
		fromId: text('from_id').notNull(),
		toId: text('to_id').notNull(),
		accountId: byAccount('account_id').notNull(),
		reason: text('reason').notNull(),
		/** The items changed, each with the version that the merge made. */
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

/** A mistake that a reader reported, and what came of it; or one that an editor put right without a report. */
export const correction = pgTable(
	'correction',
	{
		id: text('id').primaryKey(),
		/** The path of the page it is about. */
		page: text('page').notNull(),
		/** The reader's words on the mistake; null where no reader reported it. */
		message: text('message'),
		/** A published page that shows it. */
		proof: text('proof'),
		/** Where the reader wants to be answered; for staff alone. */
		contact: text('contact'),
		state: correctionState('state').notNull().default('waiting'),
		version: integer('version').notNull().default(1),
		createdAt: made(),
		/** What readers are told: what was wrong and what stands there now. */
		answer: text('answer'),
		/** What other staff should know; never shown to readers. */
		note: text('note'),
		decidedBy: byAccount('decided_by'),
		decidedAt: moment('decided_at'),
		/** The saved version of an item that mends it; further ones stand in `correction_change`. */
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

/** What mends a reported mistake beside the version that the correction itself names. */
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

/** A CSV file on its way into the record. Its rows are checked one by one and enter all together. */
export const csvImport = pgTable(
	'csv_import',
	{
		id: text('id').primaryKey(),
		name: text('name').$type<Name>().notNull(),
		fileName: text('file_name').notNull(),
		/** SHA-256 of the file. */
		hash: text('hash').notNull(),
		/** How long the file was. */
		bytes: integer('bytes').notNull().default(0),
		state: importState('state').notNull().default('mapping'),
		columns: text('columns').array().notNull(),
		/** The column for each field, by the field's name. */
		mapping: jsonb('mapping').$type<Record<string, number>>().notNull().default({}),
		total: integer('total').notNull(),
		checked: integer('checked').notNull().default(0),
		/** Rows with a problem. */
		wrong: integer('wrong').notNull().default(0),
		/** Rows that were in the record before. */
		known: integer('known').notNull().default(0),
		accountId: byAccount('account_id').notNull(),
		version: integer('version').notNull().default(1),
		/** Why it stopped, for people. */
		failure: text('failure'),
		/** What whoever decided last said: to its author where it was sent back, to readers where it was withdrawn. */
		note: text('note'),
		decidedBy: byAccount('decided_by'),
		decidedAt: moment('decided_at'),
		createdAt: made(),
		/** When its rows entered. */
		finishedAt: moment('finished_at')
	},
	(t) => [index('csv_import_account_index').on(t.accountId, t.createdAt)]
);

export const csvRow = pgTable(
	'csv_row',
	{
		importId: partOf('import_id', () => csvImport.id),
		/** As a spreadsheet counts: the first row below the header is row 2. */
		number: integer('number').notNull(),
		cells: text('cells').array().notNull(),
		/** Whole, once it was checked and found good. */
		item: jsonb('item').$type<{ id: string }>(),
		/** Articles that it cites by their addresses and that the record does not have: they enter before it. */
		articles: jsonb('articles').$type<{ id: string }[]>(),
		problems: jsonb('problems').$type<CellProblem[]>()
	},
	(t) => [primaryKey({ columns: [t.importId, t.number] })]
);

/** What is wrong with a cell, or worth a look. */
interface CellProblem {
	/** The place in the entry form; '' where it is about the row. */
	field: string;
	message: string;
	/** The column of ours that holds it. */
	column?: string;
	/** What stands there and is meant, where that is not the whole cell. */
	text?: string;
	suggestions?: CellSuggestion[];
}

/** What an import brought into the record: it goes on belonging to the import when the rows of the file are forgotten. */
export const importItem = pgTable(
	'import_item',
	{
		importId: partOf('import_id', () => csvImport.id),
		noun: text('noun').$type<Noun>().notNull(),
		rowId: text('row_id').notNull(),
		/** The row of the file; of an article that rows cite, the first of them. */
		number: integer('number').notNull(),
		/** Of the item, as the import last wrote it: what is newer was changed by somebody. */
		version: integer('version').notNull(),
		takenBack: boolean('taken_back').notNull().default(false),
		/** Why it was not published, or not taken back, with the rest. */
		note: text('note')
	},
	(t) => [
		primaryKey({ columns: [t.importId, t.noun, t.rowId] }),
		index('import_item_row_index').on(t.noun, t.rowId)
	]
);
