import { sql } from 'drizzle-orm';
import { beforeEach, expect, it } from 'vitest';
import * as cast from '../../../../tests/helpers/nouns/test-cast.ts';
import { db } from './index.ts';
import { readRules } from './rule-files.ts';

const publish = (table: string) => `update ${table} set state = 'published' where id = 'bare'`;
const touch = (table: string) => `update ${table} set version = version`;

/** For each trigger, a write that only it refuses, or with which only it raises the version of the record. */
const refused: Record<string, string> = {
	regulation_cites_article: publish('regulation'),
	stakeholder_cites_article: publish('stakeholder'),
	membership_cites_article: publish('membership'),
	event_cites_article: publish('event'),
	statement_cites_article: publish('statement'),
	campaign_cites_article: publish('campaign'),
	position_cites_article: `insert into position values ('p', 'letter', 'other-rules', 'oppose')`,
	dated_claim_cites_article: `insert into dated_claim (id, event_id, date, earliest, latest, basis)
		values ('c', 'leak', '2020', '2020-01-01', '2020-12-31', 'event')`,
	campaign_demand_cites_article: `insert into campaign_demand (id, campaign_id, demand, outcome)
		select 'd', 'march', min(demand), 'met' from demand`,
	citation_leaves_no_claim_bare: 'delete from citation where membership_id is not null',
	article_leaves_no_claim_bare: `update article set state = 'withdrawn' where id = 'memo'`,
	signatory_is_not_attributed: `insert into signatory values ('letter', 'coalition', 2)`,
	attributed_is_not_signatory: `update statement set organisation_id = 'union' where id = 'letter'`,
	revision_append_only: `update revision set reason = 'other'`,
	activity_append_only: 'delete from activity'
};
const raising: Record<string, string> = {
	topic_raises_version: touch('topic'),
	article_raises_version: touch('article'),
	regulation_raises_version: touch('regulation'),
	stakeholder_raises_version: touch('stakeholder'),
	membership_raises_version: touch('membership'),
	statement_raises_version: touch('statement'),
	event_raises_version: touch('event'),
	campaign_raises_version: touch('campaign'),
	correction_raises_version: `update correction set answer = 'It is mended'`,
	anchor_raises_version: `insert into anchor (quotation_id, state, copy_id) values ('other.q1', 'not_found', 'page')`,
	changed_anchor_raises_version: `update anchor set closest = 'words'`,
	article_report_raises_version: `insert into article_report values ('dawn', 'dawn')`,
	watch_raises_version: 'delete from watch',
	site_choice_raises_version: `insert into site_choice (about) values ('Who we are')`,
	principle_answer_raises_version: `insert into principle_answer (principle, words) values ('people', 'We')`,
	takedown_raises_version: `insert into takedown
		(entry, subject, subject_words, asker, authority, month, ground, ground_words, outcome, note)
		values ('one', 'name', '', 'person', '', '2026-11', 'safety', '', 'erased', '')`,
	changed_watch_raises_version: `update watch set url = 'https://example.org/other'`
};

const setUp = [
	`insert into regulation (id, slug, title, jurisdiction, issuing_body, instrument, status)
		values ('bare', 'bare', 'Bare', 'PK', 'Ministry', 'act', 'in_force')`,
	`insert into stakeholder (id, slug, name, kind) values ('bare', 'bare', 'Bare', 'civil_society')`,
	`insert into membership (id, group_id, member_id, relation) values ('bare', 'coalition', 'ministry', 'member')`,
	`insert into event (id, kind, description) values ('bare', 'leak', 'It leaks')`,
	`insert into statement (id, organisation_id, date, earliest, latest, basis, channel, summary)
		values ('bare', 'union', '2020', '2020-01-01', '2020-12-31', 'event', 'letter', 'No')`,
	`insert into campaign (id, slug, title, summary, start_date, start_earliest, start_latest)
		values ('bare', 'bare', 'Bare', 'Bare', '2020', '2020-01-01', '2020-12-31')`,
	`insert into activity (at, kind) values (now(), 'signed_in')`,
	`insert into correction (id, page, message) values ('report', '/', 'Wrong')`,
	`insert into copy (id, way, bytes, sha256, text, normal_text, "offsets", captured_at)
		values ('page', 'pasted', '', repeat('0', 64), '', '', '{}', now())`,
	`insert into anchor (quotation_id, state, copy_id) values ('letter.q1', 'not_found', 'page')`,
	`insert into watch (id, regulation_id, url, host, kind, every_hours, created_at, next_look_at)
		values ('w', 'harm-rules', 'https://example.org/', 'example.org', 'ministry', 1, now(), now())`
];

beforeEach(async () => {
	await cast.scene();
	await cast.article('memo');
	await cast.regulation('other-rules');
	await cast.topic();
	await cast.saved('topic', 'expression', 1);
	await cast.statement('letter', { signatories: ['union'], demands: ['withdraw'], quote: 'No' });
	await cast.statement('other', { quote: 'No' });
	await cast.membership('coalition', 'union', '2020');
	await cast.event('leak', { kind: 'leak', date: '2020-02-12', source: 'memo' });
	await cast.campaign('march');
	for (const statement of setUp) await db.execute(statement);
});

class Undone extends Error {}

/** Commits the write up to its triggers, one of which may be switched off, and rolls it back. */
async function effectOf(write: string, { without = '' } = {}) {
	let effect = 'taken';
	await db
		.transaction(async (tx) => {
			const version = async () => {
				const [row] = await tx.select({ version: sql`version::text` }).from(sql`record_version`);
				return row?.version;
			};
			if (without) await tx.execute(without);
			const before = await version();
			try {
				await tx.execute(write);
				await tx.execute(sql`set constraints all immediate`);
				if ((await version()) !== before) effect = 'raises the version';
			} catch {
				effect = 'refused';
			}
			throw new Undone();
		})
		.catch((error) => {
			if (!(error instanceof Undone)) throw error;
		});
	return effect;
}

const triggers = readRules().rules.filter(({ kind }) => kind === 'trigger');

it.each(triggers.map(({ name, fullName }) => [name, fullName.replace(/.* ON /, '')] as const))(
	'the trigger %s alone does what it is for',
	async (name, table) => {
		const write = refused[name] ?? raising[name];
		if (!write) throw new Error(`No write shows what ${name} does.`);
		expect(await effectOf(write)).toBe(name in refused ? 'refused' : 'raises the version');
		const without = `alter table ${table} disable trigger ${name}`;
		// A row that is no longer refused may raise the version by another trigger.
		const others = name in refused ? ['taken', 'raises the version'] : ['taken'];
		expect(others).toContain(await effectOf(write, { without }));
	}
);
