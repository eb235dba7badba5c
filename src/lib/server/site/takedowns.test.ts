import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { takedownsBy, takedownTotals } from '../../domain/takedowns.ts';
import type { SentTakedown } from '../../forms/takedown.ts';
import * as cast from '../../../../tests/helpers/nouns/test-cast.ts';
import { asma } from '../../../../tests/helpers/server/auth/test-staff.ts';
import { erasedName, nameIsErased } from '../../../../tests/helpers/server/test-erased.ts';
import * as activity from '../activity.ts';
import { db } from '../db/index.ts';
import { readVersion } from '../db/version.ts';
import { takedownsCsv, takedownsJson } from '../outlets/files/index.ts';
import * as site from './index.ts';

const sent: SentTakedown = {
	entry: 'abcd1234',
	seen: 0,
	subject: 'name',
	subjectWords: '',
	asker: 'person',
	authority: '',
	month: '2026-10',
	ground: 'safety',
	groundWords: '',
	outcome: 'open',
	note: 'It is being looked at.',
	confirmed: ''
};
const enter = (changes: Partial<SentTakedown> = {}) =>
	site.enterTakedown(asma, { ...sent, ...changes });
const refusalOf = (work: Promise<void>) =>
	work.then(
		() => undefined,
		({ problems }: { problems: { field: string; message: string }[] }) => problems[0]
	);
const standing = async () => (await site.takedowns())[0]!;
async function textOf(file: Promise<AsyncGenerator<string>>) {
	let text = '';
	for await (const piece of await file) text += piece;
	return text;
}

beforeEach(cast.scene);

describe('the register of takedowns', () => {
	it('keeps how an entry read before, and raises the version of the record', async () => {
		const before = await readVersion();
		await enter();
		const { id } = await standing();
		await enter({ seen: id, outcome: 'erased', note: 'The name is gone.' });
		expect(await readVersion()).toBe(before + 2);
		expect(await site.takedowns()).toMatchObject([
			{ outcome: 'erased', note: 'The name is gone.', earlier: [{ outcome: 'open' }] }
		]);
	});

	it('adds an entry once, though Asma sends the form twice', async () => {
		await Promise.all([enter(), enter()]);
		await enter();
		expect(await site.takedowns()).toMatchObject([{ earlier: [] }]);
	});

	it('takes no words that were erased, and says so at their field', async () => {
		await nameIsErased();
		expect(await refusalOf(enter({ note: `It was about ${erasedName}.` }))).toMatchObject({
			field: 'note',
			message: expect.stringContaining('erased from the record')
		});
		expect(await site.takedowns()).toEqual([]);
	});

	it('refuses the second of two who correct the same entry', async () => {
		await enter();
		const { id: seen } = await standing();
		await enter({ seen, outcome: 'erased' });
		expect(await refusalOf(enter({ seen, outcome: 'nothing' }))).toMatchObject({
			message: expect.stringContaining('Another administrator changed this entry')
		});
		expect(await standing()).toMatchObject({ outcome: 'erased' });
	});

	it('asks to confirm words that name a person on record, a draft too, and not an organisation', async () => {
		await cast.stakeholder('secret', {
			name: 'Zuhra Karim',
			aliases: ['Zed'],
			kind: 'person',
			state: 'draft'
		});
		await cast.stakeholder('bolo', { name: 'Bolo Bhi' });
		const warning = 'These words may name somebody on record: Zuhra Karim.';
		const note = 'Bolo Bhi wrote for Ms Karim.';
		expect(await refusalOf(enter({ note }))).toEqual({ field: 'confirmed', message: warning });
		const words = { subject: 'other', subjectWords: 'a map of Zed' } as const;
		expect(await refusalOf(enter({ ...words, confirmed: warning }))).toMatchObject({
			message: 'These words may name somebody on record: Zed.'
		});
		expect(await site.takedowns()).toEqual([]);
		await enter({ note, confirmed: warning });
		expect(await standing()).toMatchObject({ note });
	});

	it('removes the words of an entry for good, wherever they stood, and refuses forms opened before', async () => {
		const secret = 'She lives in Hunza.';
		await enter({ note: secret, groundWords: secret });
		const { id: seen } = await standing();
		await enter({ seen, note: 'Erased for her safety.', outcome: 'erased' });
		const { id: opened } = await standing();
		await site.withholdTakedown(asma, sent.entry);
		expect(await standing()).toMatchObject({ outcome: 'erased', withheld: true, note: '' });
		const rows = JSON.stringify(await db.execute(sql`select * from takedown`));
		const log = JSON.stringify((await activity.list({ filters: {}, page: 1, ignored: [] })).rows);
		const url = new URL('http://localhost/takedowns.json');
		for (const text of [rows, log, await textOf(takedownsJson({ url }))]) {
			expect(text).toContain(sent.entry);
			expect(text).not.toMatch(/Hunza|safety\./);
		}
		expect(await refusalOf(enter({ seen: opened, note: secret }))).toMatchObject({ field: '' });
		expect(await refusalOf(enter({ note: secret }))).toMatchObject({ field: '' });
		expect(await refusalOf(site.withholdTakedown(asma, 'zzzz9999'))).toMatchObject({
			message: 'This entry is not in the register.'
		});
	});

	it('is refused the name of anybody but a court or authority by the database itself', async () => {
		await enter();
		await expect(
			db.execute(sql`update takedown set authority = 'Zuhra Karim'`)
		).rejects.toMatchObject({
			cause: { message: expect.stringContaining('takedown_names_authorities_alone') }
		});
	});

	it('counts by year and asker what was asked and granted, and lists exactly these', async () => {
		await enter({ entry: 'one', outcome: 'erased' });
		await enter({ entry: 'two', outcome: 'nothing' });
		await enter({ entry: 'three', asker: 'court', authority: 'High Court', outcome: 'withheld' });
		await enter({ entry: 'four', month: '2025-01' });
		const all = await site.takedowns();
		expect(takedownTotals(all)).toEqual([
			{ year: '2026', asker: undefined, asked: 3, granted: 2 },
			{ year: '2026', asker: 'person', asked: 2, granted: 1 },
			{ year: '2026', asker: 'court', asked: 1, granted: 1 },
			{ year: '2025', asker: undefined, asked: 1, granted: 0 },
			{ year: '2025', asker: 'person', asked: 1, granted: 0 }
		]);
		const granted = takedownsBy(all, { year: '2026', asker: 'person', granted: 'yes' });
		expect(granted.map(({ entry }) => entry)).toEqual(['one']);
		expect(all.at(-1)).toMatchObject({ entry: 'four' });
	});

	it('comes as files with the same filters, in which no formula runs', async () => {
		await enter({ entry: 'one', note: '=1+1' });
		await enter({ entry: 'two', month: '2025-01' });
		const at = (path: string) => ({ url: new URL(path, 'http://localhost') });
		const csv = await textOf(takedownsCsv(at('/takedowns.csv?year=2026')));
		expect(csv).toContain("'=1+1");
		expect(csv).not.toContain('two');
		const json = JSON.parse(await textOf(takedownsJson(at('/takedowns.json?year=2025'))));
		expect(json).toMatchObject({
			filters: { year: '2025' },
			rows: [{ id: 'two', note: sent.note }]
		});
		await expect(takedownsCsv(at('/takedowns.csv?day=1'))).rejects.toMatchObject({ status: 400 });
	});
});
