import { by, type Fields, fieldsIn, filled, send, textPlaces } from '../entry.ts';
import { openTables } from '../record.ts';
import { apart as test, expect, type House } from '../staff.ts';
import { inFull } from '../fixtures.ts';

// Eight people change the same version of an item: nobody's words are overwritten.

const people = 8;
const rounds = inFull ? 25 : 4;

const from = (hand: number, form: Fields, place: string): Fields => ({
	...form,
	key: `${form.key}-${hand}`,
	version: '1',
	reason: `By hand ${hand}`,
	[place]: `Written by hand ${hand}, in full: ${form.key}`
});

async function versionsOf({ place }: House, ids: string[]): Promise<number[]> {
	const tables = await openTables(place);
	const rows = await tables.rows<{ id: string; version: number }>(
		`select row_id as id, max(version) as version from revision group by row_id`
	);
	await tables.close();
	return ids.map((id) => rows.find((row) => row.id === id)!.version);
}

for (const noun of ['statement', 'stakeholder', 'topic'] as const)
	test(`promise 36: of ${people} who change a ${noun} from one version one wins, and the others see both texts`, async ({
		house
	}) => {
		test.setTimeout(rounds * 20_000);
		const editor = by(house, 'editor');
		const [place] = textPlaces(noun).filter((each) => filled(noun, 'x')[each]);
		const ids: string[] = [];
		for (let round = 0; round < rounds; round++) {
			const form = filled(noun, `Everybody’s (${round})`);
			const { id } = await send(editor, noun, 'publish', form);
			ids.push(id!);
			const answers = await Promise.all(
				Array.from({ length: people }, async (_, hand) => {
					const changed = from(hand, form, place!);
					return { text: changed[place!]!, ...(await send(editor, noun, 'publish', changed, id)) };
				})
			);
			const [winner, ...others] = answers.sort((a, b) => a.status - b.status);
			expect([winner!.status, ...others.map(({ status }) => status)]).toEqual([
				303,
				...Array(people - 1).fill(409)
			]);
			for (const { text, html } of others) {
				expect(html).toContain('What is there now, and what you wrote');
				expect(html).toContain(winner!.text);
				expect(fieldsIn(html).get(place!)).toBe(text);
			}
		}
		expect(await versionsOf(house, ids)).toEqual(ids.map(() => 2));
	});

test('promise 36: whoever came second sends what came back, and it takes the place of the first', async ({
	house
}) => {
	const editor = by(house, 'editor');
	const form = filled('statement', 'Read by two');
	const { id } = await send(editor, 'statement', 'publish', form);
	await send(editor, 'statement', 'publish', from(1, form, 'summary'), id);
	const { status, html } = await send(editor, 'statement', 'publish', from(2, form, 'summary'), id);
	expect(status).toBe(409);
	const again = { ...Object.fromEntries(fieldsIn(html)), reason: 'After both were read' };
	expect(await send(editor, 'statement', 'publish', again, id)).toMatchObject({ status: 303, id });
	expect(await versionsOf(house, [id!])).toEqual([3]);
});

for (const version of ['', '0', '-1', '2', '1.0', '1e0', ' ', '999999999999'])
	test(`promise 36: a change of an item names the version that its writer saw: “${version}” is refused`, async ({
		house
	}) => {
		const form = filled('statement', `Version “${version}”`);
		const { id } = await send(by(house, 'editor'), 'statement', 'publish', form);
		const changed: Record<string, string> = { ...from(1, form, 'summary'), version };
		for (const [name, wish] of [
			['editor', 'publish'],
			['contributor', 'send']
		] as const) {
			const fresh = { ...changed, key: `${changed.key}-${wish}` };
			const { status } = await send(by(house, name), 'statement', wish, fresh, id);
			expect(status, wish).toBe(409);
		}
		const { version: _, ...without } = changed;
		expect((await send(by(house, 'editor'), 'statement', 'publish', without, id)).status).toBe(409);
		const right = { ...changed, version: '1' };
		expect((await send(by(house, 'editor'), 'statement', 'publish', right, id)).status).toBe(303);
	});
