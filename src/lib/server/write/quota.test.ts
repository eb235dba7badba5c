import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { megabyte, nearQuota, usualQuota } from '../../domain/quota.ts';
import type { User } from '../../domain/staff.ts';
import { blankForm } from '../../nouns/derive/typed.ts';
import { formOf } from '../../nouns/derive/descriptions.ts';
import { changeQuota } from '../auth/index.ts';
import { csvImport, isUnsent, proposal } from '../desk/tables.ts';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import * as cast from '../../../../tests/helpers/nouns/test-cast.ts';
import { discardUnsent, saveUnsent } from '../desk/entry/index.ts';
import * as imports from '../desk/imports/index.ts';
import {
	checked,
	csv,
	enterImport,
	says
} from '../../../../tests/helpers/server/desk/imports/test-files.ts';
import * as proposals from './proposals/index.ts';
import {
	guild,
	letter,
	user
} from '../../../../tests/helpers/server/write/proposals/test-drafts.ts';
import { sendForm } from '../../../../tests/helpers/server/visibility/test-forms.ts';
import { OverQuota, quotaNotice, usageOf } from './quota.ts';

// Chanda writes far too much; Dawood writes a normal amount.
let asma: User;
let bilal: User;
let chanda: User;
let dawood: User;

beforeEach(async () => {
	await cast.scene();
	asma = await user('administrator');
	bilal = await user('editor');
	chanda = await user('contributor');
	dawood = await user('contributor', { id: 'dawood', name: 'Dawood', email: 'd@example.org' });
});

const added = { version: 0, reason: 'Read in Dawn' };
const long = 'x'.repeat(500_000);
const most = Math.floor((usualQuota.megabytes * megabyte) / 500_000);

/** Saves a form of half a megabyte. */
const keep = (by: User, n: number, summary = long) =>
	saveUnsent(by, {
		key: `key-of-form-no-${n}-${by.id}`,
		noun: 'statement',
		rowId: null,
		version: 0,
		proposalId: null,
		typed: { ...blankForm(formOf('statement')), summary }
	}).catch(sentenceOf);

const sentenceOf = (error: unknown) => {
	if (!(error instanceof OverQuota)) throw error;
	return error.message;
};

const guildNo = (n: number, given = {}) => guild({ name: `Guild No ${n}`, ...given });
const send = (by: User, n: number) =>
	proposals.sendProposal(by, 'stakeholder', guildNo(n), added).catch(sentenceOf);
const give = (quota: { megabytes?: number; waiting?: number }, to = chanda) =>
	changeQuota(asma, { id: to.id, ...usualQuota, ...quota });

describe('forms that are not sent', () => {
	it('are kept up to 20 MB of one person, ten at once, and the next is told why not', async () => {
		const answers: unknown[] = [];
		for (let n = 0; n < 60; n += 10)
			answers.push(
				...(await Promise.all(Array.from({ length: 10 }, (_, i) => keep(chanda, n + i))))
			);
		expect(answers.filter((answer) => answer === true)).toHaveLength(most);
		expect(answers.at(-1)).toContain('more than 20 MB');
		expect(await db.$count(proposal, isUnsent)).toBe(most);
		expect(await keep(dawood, 0)).toBe(true);
	});

	it('take no more room when they are kept again, and leave theirs when they are discarded', async () => {
		await give({ megabytes: 1 });
		expect([await keep(chanda, 0), await keep(chanda, 1)]).toEqual([true, true]);
		expect(await keep(chanda, 1, `${long}!`)).toBe(true);
		expect(await keep(chanda, 2)).toContain('more than 1 MB');
		await discardUnsent(chanda, 'key-of-form-no-0-chanda');
		expect(await keep(chanda, 2)).toBe(true);
	});

	it('of whoever is given less than they have may still grow shorter', async () => {
		await keep(chanda, 0);
		await keep(chanda, 1);
		await keep(chanda, 2);
		await give({ megabytes: 1 });
		expect(await keep(chanda, 2, 'Short.')).toBe(true);
		expect(await keep(chanda, 2)).toContain('more than 1 MB');
	});
});

describe('what waits for an editor', () => {
	it('is as much as one may have at once, though it be sent at once, and no more', async () => {
		await give({ waiting: 5 });
		const answers = await Promise.all(Array.from({ length: 12 }, (_, n) => send(chanda, n)));
		expect(answers.filter((answer) => typeof answer === 'object')).toHaveLength(5);
		expect(answers.filter((answer) => String(answer).includes('more than 5 items'))).toHaveLength(
			7
		);
		expect(await db.$count(proposal)).toBe(5);
		expect(await db.$count(t.stakeholder, eq(t.stakeholder.state, 'draft'))).toBe(5);
		expect(await send(dawood, 20)).toHaveProperty('proposal');
	});

	it('is 200 items, where nobody says otherwise', async () => {
		const rows = Array.from({ length: usualQuota.waiting }, (_, n) => ({
			id: `p${n}`,
			noun: 'topic' as const,
			rowId: `t${n}`,
			base: 1,
			item: {},
			title: `No ${n}`,
			authorId: 'chanda',
			reason: 'Added'
		}));
		await db.insert(proposal).values(rows);
		expect(await send(chanda, 201)).toContain('more than 200 items');
		await db.update(proposal).set({ state: 'withdrawn' }).where(eq(proposal.id, 'p7'));
		expect(await send(chanda, 201)).toHaveProperty('proposal');
	});

	it('gives room when an editor decides, and when it is taken back', async () => {
		await give({ waiting: 2 });
		const one = (await send(chanda, 0)) as proposals.Sent;
		const two = (await send(chanda, 1)) as proposals.Sent;
		expect(await send(chanda, 2)).toContain('more than 2 items');
		await proposals.publishProposal(bilal, one.proposal, 1, {});
		expect(await send(chanda, 2)).toHaveProperty('proposal');
		await proposals.takeBack(chanda, two.proposal, 1);
		expect(await send(chanda, 3)).toHaveProperty('proposal');
	});

	it('may be sent again in other words when there is no more room', async () => {
		await give({ waiting: 1 });
		const { proposal, id } = (await send(chanda, 0)) as proposals.Sent;
		const again = { version: 1, reason: 'Typo', proposal };
		const saved = await proposals.sendProposal(
			chanda,
			'stakeholder',
			{ ...guildNo(0, { kind: 'company' }), id },
			again
		);
		expect(saved).toMatchObject({ id, version: 2 });
	});

	it('counts with every version that it had, and once published no more', async () => {
		const before = await usageOf(db, chanda);
		expect(before).toEqual({ bytes: 0, waiting: 0 });
		const text = () => crypto.randomUUID().repeat(270);
		const first = await proposals.sendProposal(
			chanda,
			'statement',
			letter({ summary: text() }),
			added
		);
		const one = (await usageOf(db, chanda)).bytes;
		expect(one).toBeGreaterThan(9_000);
		const { proposal, id } = first;
		const again = { version: 1, reason: 'Typo', proposal };
		await proposals.sendProposal(
			chanda,
			'statement',
			{ ...letter({ summary: text() }), id },
			again
		);
		expect((await usageOf(db, chanda)).bytes).toBeGreaterThan(one);
		await proposals.publishProposal(bilal, proposal, 2, {});
		expect(await usageOf(db, chanda)).toEqual({ bytes: 0, waiting: 0 });
	});

	it('and is not sent comes back whole in its form', async () => {
		await give({ waiting: 1 });
		await send(chanda, 0);
		const fields = {
			key: 'key-of-the-second-guild',
			name: 'Guild of Printers',
			kind: 'company',
			aliases: 'GP',
			'sources.0': 'dawn',
			different: 'yes'
		};
		const { refusal } = await sendForm(chanda, 'stakeholder', 'send', fields);
		expect(refusal).toMatchObject({
			status: 400,
			key: fields.key,
			errors: { '': expect.stringContaining('more than 1 item') },
			typed: { name: 'Guild of Printers', kind: 'company', aliases: 'GP' }
		});
	});

	it('of editors is what they publish not', async () => {
		await give({ waiting: 1, megabytes: 1 }, bilal);
		for (let n = 0; n < 3; n++) await proposals.publish(bilal, 'stakeholder', guildNo(n), added);
		await enterImport(bilal, [says('They object.'), says('They warn.')]);
		expect((await usageOf(db, bilal)).waiting).toBe(0);
	});
});

describe('files of rows', () => {
	it('count by their length, while their rows are kept', async () => {
		await give({ megabytes: 1 });
		// Half a megabyte of rows with cells of the maximum length.
		const cell = 'x'.repeat(9_900);
		const file = (n: number) =>
			csv(Array.from({ length: 50 }, (_, row) => says(`No ${n}, ${row} ${cell}`)));
		const bring = (n: number) =>
			imports.upload(chanda, { name: 'statements', fileName: 'rows.csv', bytes: file(n) });
		expect(await bring(0)).toHaveProperty('id');
		expect(await bring(1)).toHaveProperty('id');
		expect(await bring(2)).toEqual({ problem: expect.stringContaining('more than 1 MB') });
		expect(await db.$count(csvImport)).toBe(2);
		const [first] = (await imports.list(chanda, 1)).rows;
		await imports.giveUp(chanda, first!.id, 1);
		expect(await bring(2)).toHaveProperty('id');
	});

	it('bring no more items than may wait, and keep their rows when they would', async () => {
		await give({ waiting: 3 });
		await send(chanda, 0);
		const rows = Array.from({ length: 3 }, (_, n) => says(`No ${n}`));
		const halted = await enterImport(chanda, rows);
		expect(halted).toMatchObject({
			state: 'checked',
			failure: expect.stringContaining('more than 3 items')
		});
		expect(await db.$count(t.statement)).toBe(0);
		expect(await enterImport(chanda, rows.slice(0, 2))).toMatchObject({ state: 'sent' });
		expect(await usageOf(db, chanda)).toMatchObject({ waiting: 3 });
		expect(await send(chanda, 1)).toContain('more than 3 items');
		const [one] = await db.query.statement.findMany();
		const { id, ...item } = { ...letter(), id: one!.id };
		await proposals.publish(bilal, 'statement', { ...item, id }, { version: 1, reason: 'Read' });
		expect(await send(chanda, 1)).toHaveProperty('proposal');
	});

	it('that are wrong or known bring nothing that waits', async () => {
		await give({ waiting: 1 });
		expect(await checked(chanda, [says(''), says('A')])).toMatchObject({ wrong: 1 });
		expect(await usageOf(db, chanda)).toMatchObject({ waiting: 0 });
	});
});

describe('somebody is told', () => {
	it('from four fifths on of what they may have, and not before', async () => {
		await give({ waiting: 5 });
		for (let n = 0; n < 3; n++) await send(chanda, n);
		expect(await quotaNotice(chanda)).toBeUndefined();
		await send(chanda, 3);
		expect(await quotaNotice(chanda)).toContain('4 items of yours wait for an editor, and 5 may');
	});

	it('of their room in MB in the same way', () => {
		const usage = { bytes: 16 * megabyte, waiting: 0 };
		expect(nearQuota(usage, usualQuota)).toContain('16.0 of the 20 MB');
		expect(nearQuota({ ...usage, bytes: usage.bytes - 1 }, usualQuota)).toBeUndefined();
	});
});

it('is changed by an administrator for one person, and stands in the log', async () => {
	await give({ waiting: 1 });
	expect(await changeQuota(asma, { id: 'nobody', ...usualQuota })).toHaveProperty('');
	const log = await db.query.activity.findMany();
	expect(log.at(-1)).toMatchObject({
		kind: 'quota_change',
		actorName: 'Asma',
		subject: 'Chanda',
		detail: { megabytes: 20, waiting: 1 }
	});
	await send(dawood, 0);
	expect(await send(dawood, 1)).toHaveProperty('proposal');
});
