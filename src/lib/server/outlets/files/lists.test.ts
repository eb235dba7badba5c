import { parse } from 'csv-parse/sync';
import { eq } from 'drizzle-orm';
import * as v from 'valibot';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type ListName, lists, recordLicence } from '../../../domain/files.ts';
import { isFormula } from '../../../domain/formulas.ts';
import { nounOf } from '../../../domain/nouns.ts';
import { formulas } from '../../../../../tests/helpers/domain/test-formulas.ts';
import { schemas } from '../../../nouns/derive/json.ts';
import { formerSlug } from '../../desk/tables.ts';
import { db } from '../../db/index.ts';
import * as t from '../../db/schema.ts';
import * as cast from '../../../../../tests/helpers/nouns/test-cast.ts';
import { log } from '../../ops/log.ts';
import { origin } from '../../settings.ts';
import { answerWith } from './answer.ts';
import { columns } from '../../../nouns/derive/csv.ts';
import { listCsv, listJson } from './lists.ts';
import { ask } from '../../../../../tests/helpers/server/outlets/files/test-asking.ts';

const csv = (list: ListName, query = '', init?: RequestInit) =>
	ask(answerWith('csv', listCsv), `/${list}.csv${query}`, { list }, init);
const json = (list: ListName, query = '', init?: RequestInit) =>
	ask(answerWith('json', listJson), `/${list}.json${query}`, { list }, init);

const rowsIn = async (answer: Response): Promise<Record<string, string>[]> =>
	parse(Buffer.from(await answer.arrayBuffer()), { bom: true, columns: true });

beforeEach(async () => {
	await cast.scene();
	await cast.topic('speech');
	await cast.event('notified', {
		kind: 'notification',
		date: '2020-01-21',
		knownOn: '2020-02',
		disputed: [{ date: '2020-01-28', source: 'dawn' }]
	});
	await cast.statement('letter', {
		date: '2020-02',
		signatories: ['union', 'ministry'],
		demands: ['withdraw', 'consult'],
		quote: 'We regret; deeply, “these” rules'
	});
	await cast.statement('other', { date: '2020-02-29', organisationId: 'union', stance: 'mixed' });
	await cast.campaign('repeal', { statements: ['letter'] });
});

describe('a list as CSV', () => {
	it.each(lists)('holds every one of the %s under its columns', async (list) => {
		const answer = await csv(list);
		expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
		expect(answer.headers.get('content-disposition')).toContain(`"${list}.csv"`);
		const rows = await rowsIn(answer);
		const { rows: whole } = await (await json(list)).json();
		expect(rows.map(({ id }) => id)).toEqual(whole.map(({ id }: { id: string }) => id));
		expect(Object.keys(rows[0]!)).toEqual(columns[list].map(([name]) => name));
	});

	it('has each column once, and says what it holds', () => {
		for (const list of lists) {
			const names = columns[list].map(([name]) => name);
			expect(new Set(names).size, list).toBe(names.length);
			for (const [name, about] of columns[list]) {
				expect(name, list).toMatch(/^[a-z_]+$/);
				expect(about, `${list}, ${name}`).toMatch(/\S.*[.:]?$/);
			}
		}
	});

	it('keeps a month a month, several values apart, and every text as it is', async () => {
		const row = (await rowsIn(await csv('statements', '?stakeholder=coalition')))[0];
		expect(row).toMatchObject({
			id: 'letter',
			url: `${origin()}/statements/letter`,
			date: '2020-02',
			earliest: '2020-02-01',
			latest: '2020-02-29',
			organisation: 'Internet Coalition',
			organisation_slug: 'coalition',
			signatories: 'Union of Journalists; Ministry of IT',
			stances: 'oppose',
			regulations: 'harm-rules',
			regulation_titles: 'Harm Rules 2020',
			demands: 'withdraw; consult',
			quotations: 'We regret; deeply, “these” rules',
			sources: 'https://example.org/dawn',
			source_pages: `${origin()}/articles/dawn`
		});
	});

	it('knows nothing where nothing is known, and never 0', async () => {
		await cast.regulation('unknown-act');
		const [row] = await rowsIn(await csv('regulations', '?q=unknown-act'));
		expect(row).toMatchObject({ made: '', days_hidden_least: '', statement_count: '0' });
		const [known] = await rowsIn(await csv('regulations', '?q=Harm'));
		expect(known).toMatchObject({ made: '2020-01-21', days_hidden_least: '11' });
	});

	it('begins with the mark of UTF-8 and ends its lines as spreadsheets expect', async () => {
		const bytes = Buffer.from(await (await csv('topics')).arrayBuffer());
		expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
		expect(bytes.toString().match(/[^\r]\n/g)).toBeNull();
		expect(bytes.toString().match(/\r\n/g)).toHaveLength(2);
	});

	it('promise 20: gives no cell that a spreadsheet would run, of thirty shapes in every text', async () => {
		for (const [n, text] of formulas.entries()) {
			const others = n ? [`s${n - 1}`] : [];
			await cast.article(`a${n}`, { headline: text, author: text, outlet: text, note: text });
			await cast.stakeholder(`s${n}`, { name: text, aliases: [text], role: text, note: text });
			await cast.regulation(`r${n}`, { title: text, issuingBody: text, summary: text });
			await cast.topic(`t${n}`, { name: text.trim() ? text : `x${n}`, description: text });
			await cast.event(`e${n}`, {
				kind: 'leak',
				date: '2020',
				description: text,
				actors: [`s${n}`]
			});
			await cast.statement(`st${n}`, {
				summary: text,
				note: text,
				quote: text,
				organisationId: `s${n}`,
				regulations: [`r${n}`],
				signatories: others
			});
			await cast.campaign(`c${n}`, { title: text, aliases: [text], text, participants: [`s${n}`] });
		}
		let written = 0;
		for (const list of lists)
			for (const row of await rowsIn(await csv(list)))
				for (const [name, cell] of Object.entries(row)) {
					expect(isFormula(cell), `${list} ${name}: ${cell}`).toBe(false);
					if (cell.startsWith("'")) written++;
				}
		// Every shape occurred in every noun and was made text.
		expect(written).toBeGreaterThan(lists.length * formulas.length);
	});
});

describe('a list as JSON', () => {
	it.each(lists)(
		'holds the %s as their schema describes them, with source and licence',
		async (list) => {
			const answer = await json(list);
			const { rows, ...head } = await answer.json();
			expect(head).toEqual({
				source: `${origin()}/${list}`,
				licence: recordLicence,
				as_of: new Date().toISOString().slice(0, 10),
				filters: {}
			});
			expect(rows.length).toBeGreaterThan(0);
			for (const row of rows)
				expect(v.is(v.strictObject(schemas[nounOf[list]].entries), row)).toBe(true);
		}
	);

	it('is as valid where it is empty', async () => {
		expect(await (await json('statements', '?year=1999')).json()).toMatchObject({ rows: [] });
	});

	it('takes the filters of its page, and leads back to it', async () => {
		const { rows, filters, source } = await (await json('statements', '?stance=mixed')).json();
		expect(rows.map(({ id }: { id: string }) => id)).toEqual(['other']);
		expect(filters).toEqual({ stance: 'mixed' });
		expect(source).toBe(`${origin()}/statements?stance=mixed`);
	});

	it('reads on through as many batches as there are', async () => {
		await cast.article('more');
		for (let n = 0; n < 450; n++) await cast.topic(`t${n}`);
		const { rows } = await (await json('topics')).json();
		expect(new Set(rows.map(({ id }: { id: string }) => id)).size).toBe(451);
	});
});

describe('what is asked of a file', () => {
	it.each([
		['?stance=furious', 'stance=furious'],
		['?stanze=oppose', 'stanze=oppose'],
		['?year=20', 'year=20'],
		['?page=minus', 'page=minus']
	])('and not understood is refused and named: %s', async (query, named) => {
		const refused = await csv('statements', query);
		expect(refused.status).toBe(400);
		expect(refused.headers.get('content-type')).toContain('text/plain');
		expect(await refused.text()).toContain(`Not understood: ${named}. What /statements.csv can`);
		const answer = await json('statements', query);
		expect(answer.status).toBe(400);
		expect(await answer.json()).toMatchObject({
			status: 400,
			message: expect.stringContaining(named)
		});
	});

	it('under an old address is led to the present one', async () => {
		const was = { noun: 'regulation', slug: 'harm-draft', rowId: 'harm-rules' } as const;
		await db.insert(formerSlug).values(was);
		const answer = await csv('statements', '?regulation=harm-draft&stance=oppose');
		expect(answer.status).toBe(308);
		expect(answer.headers.get('location')).toBe(
			'/statements.csv?regulation=harm-rules&stance=oppose'
		);
	});

	it('by HEAD is answered with the headers alone', async () => {
		const answer = await json('statements', '', { method: 'HEAD' });
		expect(answer.headers.get('content-type')).toContain('application/json');
		expect(answer.body).toBeNull();
	});
});

describe('a file on its way', () => {
	async function* endless(made: string[]) {
		try {
			for (let n = 0; ; n++) {
				made.push(`piece ${n}`);
				yield `${n}\n`;
			}
		} finally {
			made.push('ended');
		}
	}

	const answer = (pieces: AsyncGenerator<string>) =>
		ask(
			answerWith('csv', async () => pieces),
			'/x.csv',
			{}
		);

	it('is made no faster than it is taken, and no further once nobody takes it', async () => {
		const made: string[] = [];
		const reader = (await answer(endless(made))).body!.getReader();
		await reader.read();
		await reader.read();
		expect(made).toEqual(['piece 0', 'piece 1']);
		await reader.cancel();
		expect(made).toEqual(['piece 0', 'piece 1', 'ended']);
	});

	it('that breaks off does not look complete, and the log says why', async () => {
		const logged = vi.spyOn(log, 'error');
		const broken = await answer(
			(async function* () {
				yield 'id\r\n';
				throw new Error('the database fell over');
			})()
		);
		await expect(broken.text()).rejects.toThrow();
		expect(JSON.stringify(logged.mock.calls)).toContain('the database fell over');
		logged.mockRestore();
	});

	it('is no file where its first piece cannot be made', async () => {
		const failing = (async function* (): AsyncGenerator<string> {
			yield await Promise.reject<string>(new Error('away'));
		})();
		await expect(answer(failing)).rejects.toThrow('away');
	});
});

describe('promise 10: a draft or what was withdrawn', () => {
	it('stands in no list, neither as a row nor by its name, and once published in each', async () => {
		const mark = 'zanzibar';
		await cast.article('a-draft', { headline: mark, outlet: mark });
		await cast.stakeholder('s-draft', { name: mark });
		await cast.regulation('r-draft', { title: mark });
		await cast.event('e-draft', { kind: 'leak', date: '2020', description: mark });
		await cast.statement('st-draft', { summary: mark });
		await cast.campaign('c-draft', { summary: mark });
		const tables = [t.article, t.stakeholder, t.regulation, t.event, t.statement, t.campaign];
		const ids = ['a-draft', 's-draft', 'r-draft', 'e-draft', 'st-draft', 'c-draft'];
		const found = async () => {
			const texts = lists.flatMap((list) => [csv(list), json(list)]);
			return (await Promise.all(texts.map(async (answer) => (await answer).text()))).filter(
				(text) => text.includes(mark)
			).length;
		};
		expect(await found()).toBe(2 * ids.length);
		for (const state of ['draft', 'withdrawn'] as const) {
			for (const [index, table] of tables.entries())
				await db.update(table).set({ state, stateReason: 'x' }).where(eq(table.id, ids[index]!));
			expect(await found(), state).toBe(0);
		}
	});
});
