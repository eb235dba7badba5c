import type { Noun } from '../../src/lib/domain/nouns.ts';
import { type Answer, by, type Fields, filled, quick, send } from '../entry.ts';
import { openTables } from '../record.ts';
import { apart as test, expect, type House, type Name } from '../staff.ts';
import { inFull } from '../fixtures.ts';

// A form arrives eight times, by impatient clicks or retries of a slow connection: it is saved once.

const presses = 8;
const rounds = inFull ? 20 : 3;

interface Writer {
	noun: Noun;
	rows: [versions: number, proposals: number];
	write(house: House, form: Fields): Promise<Answer>;
}

const through = (
	who: Name,
	noun: Noun,
	wish: 'publish' | 'keep' | 'send',
	rows: Writer['rows'] = wish === 'send' ? [1, 1] : [1, 0]
): Writer => ({ noun, rows, write: (house, form) => send(by(house, who), noun, wish, form) });

const within = (who: Name, rows: Writer['rows']): Writer => ({
	noun: 'stakeholder',
	rows,
	write: (house, form) => quick(by(house, who), 'stakeholder', form)
});

const writers: Record<string, Writer> = {
	'a statement that an editor publishes': through('editor', 'statement', 'publish'),
	'a statement that an editor keeps as a draft': through('editor', 'statement', 'keep'),
	'a statement that a contributor sends': through('contributor', 'statement', 'send'),
	'an article that an editor publishes': through('editor', 'article', 'publish'),
	'a law that a contributor sends': through('contributor', 'regulation', 'send'),
	'a topic that an editor publishes': through('editor', 'topic', 'publish'),
	'a topic that a contributor sends': through('contributor', 'topic', 'send'),
	'a stakeholder that an editor adds from within a form': within('editor', [1, 0]),
	'a stakeholder that a contributor adds from within a form': within('contributor', [1, 1])
};

async function countIn({ place }: House, marks: string[]): Promise<[string, number, number][]> {
	const tables = await openTables(place);
	const count = (what: string, mark: string) =>
		`(select count(*) from ${what}::text like '%${mark} (%')::int`;
	const counted = marks.map(async (mark): Promise<[string, number, number]> => {
		const [row] = await tables.rows<{ versions: number; proposals: number }>(
			`select ${count('revision where snapshot', mark)} as versions,
				${count('proposal where item', mark)} as proposals`
		);
		return [mark, row!.versions, row!.proposals];
	});
	const all = await Promise.all(counted);
	await tables.close();
	return all;
}

test(`promise 35: a form that is sent ${presses} times at once is saved once, by every writer`, async ({
	house
}) => {
	test.setTimeout(rounds * 60_000);
	for (const [name, { noun, write }] of Object.entries(writers))
		for (let round = 0; round < rounds; round++) {
			const form = filled(noun, `${name} (${round})`);
			const answers = await Promise.all(Array.from({ length: presses }, () => write(house, form)));
			expect(answers[0]!.id, answers[0]!.html).toBeTruthy();
			expect(new Set(answers.map(({ status, id }) => `${status} ${id}`)).size, name).toBe(1);
		}
	expect(await countIn(house, Object.keys(writers))).toEqual(
		Object.entries(writers).map(([name, { rows }]) => [name, ...rows.map((each) => each * rounds)])
	);
});

test(`promise 35: ${presses} forms, each with a key of its own, are ${presses} items`, async ({
	house
}) => {
	const mark = 'Each by itself';
	const answers = await Promise.all(
		Array.from({ length: presses }, (_, number) =>
			send(by(house, 'editor'), 'statement', 'publish', filled('statement', `${mark} (${number})`))
		)
	);
	expect(new Set(answers.map(({ id }) => id)).size).toBe(presses);
	expect(await countIn(house, [mark])).toEqual([[mark, presses, 0]]);
});

test('promise 35: a change that is sent eight times at once is one version', async ({ house }) => {
	const editor = by(house, 'editor');
	for (let round = 0; round < rounds; round++) {
		const form = filled('statement', `To be changed (${round})`);
		const { id } = await send(editor, 'statement', 'publish', form);
		const changed = {
			...form,
			key: `${form.key}-2`,
			version: '1',
			summary: `Changed once (${round})`,
			reason: 'A mistake'
		};
		const answers = await Promise.all(
			Array.from({ length: presses }, () => send(editor, 'statement', 'publish', changed, id))
		);
		expect(answers.map(({ status, id }) => [status, id])).toEqual(Array(presses).fill([303, id]));
	}
	expect(await countIn(house, ['Changed once'])).toEqual([['Changed once', rounds, 0]]);
});
