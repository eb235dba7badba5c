import { nameOf, type Noun, nounOf } from '../../src/lib/domain/nouns.ts';
import { awkward, stalling } from '../awkward.ts';
import { withoutUnseen } from '../../src/lib/domain/names/split.ts';
import { by, fieldPlaces, fieldsIn, filled, filledWith, send, textPlaces } from '../entry.ts';
import { apart as test, expect, type House } from '../staff.ts';
import { inFull } from '../fixtures.ts';

const nouns = Object.values(nounOf);
const texts = [...awkward, ...stalling];
/** The full run gives every noun every text; the short run shares the texts among the nouns. */
const cases = texts.flatMap((text, index) =>
	nouns.flatMap((noun, turn) => (inFull || index % nouns.length === turn ? { text, noun } : []))
);

/** Topic names are unique, and some texts differ only in surrounding whitespace. */
const isTaken = ({ text, noun }: (typeof cases)[number], index: number) =>
	noun === 'topic' &&
	cases.slice(0, index).some((each) => each.noun === noun && each.text.trim() === text.trim());

test.describe.configure({ timeout: inFull ? 600_000 : 120_000 });

/**
 * Probes the app's health meanwhile.
 * @returns the longest wait in milliseconds
 */
async function withHealth(house: House, work: () => Promise<void>): Promise<number> {
	let done = false;
	let longest = 0;
	const asking = (async () => {
		while (!done) {
			const began = performance.now();
			const { status } = await house.request(undefined, '/healthz');
			expect(status).toBe(200);
			longest = Math.max(longest, performance.now() - began);
		}
	})();
	await work().finally(() => (done = true));
	await asking;
	if (inFull) {
		console.log(`The longest wait for a sign of health: ${Math.round(longest)} ms`);
		expect(longest).toBeLessThan(1_500);
	}
	return longest;
}

const namePlaces = (noun: Noun) =>
	fieldPlaces(noun).flatMap(({ place, field }) => (field.isName ? place : []));

/** The stored form of a text: trimmed, and each line too if the field is a list of lines. */
function kept(noun: Noun, place: string, text: string): string {
	const isList = fieldPlaces(noun).find((each) => each.place === place)!.field.kind === 'lines';
	return isList
		? text
				.split('\n')
				.map((line) => line.trim())
				.filter(Boolean)
				.join('\n')
		: text.trim();
}

// This test comes first, because later a law with such a name exists and may be named.
test('promises 22 and 23: in a field that takes no such text, it is refused and comes back as it was typed', async ({
	house
}) => {
	const editor = by(house, 'editor');
	await withHealth(house, async () => {
		// Topics have only text and address fields, where “true” is valid.
		for (const { text, noun } of cases.filter(({ noun }) => noun !== 'topic')) {
			const places = fieldPlaces(noun).filter(
				({ place, field: { kind, name } }) =>
					(!textPlaces(noun).includes(place) || name === 'slug') &&
					kind !== 'choices' &&
					kind !== 'flag'
			);
			const form = {
				...filled(noun, 'Awkward elsewhere'),
				...Object.fromEntries(places.map(({ place }) => [place, text]))
			};
			const { status, html } = await send(editor, noun, 'publish', form);
			expect(status, `${noun}: ${text}`).toBe(400);
			expect(html).toMatch(/class="error|aria-invalid="true"/);
			const fields = fieldsIn(html);
			for (const { place } of places) expect([place, fields.get(place)]).toEqual([place, text]);
		}
	});
});

test('promise 23: every awkward text is kept to the letter, in every field of text, but for names with letters that nobody sees', async ({
	house
}) => {
	const editor = by(house, 'editor');
	let refused = 0;
	await withHealth(house, async () => {
		for (const [index, each] of cases.entries()) {
			const { text, noun } = each;
			if (isTaken(each, index)) continue;
			const form = filledWith(noun, 'mark', () => text);
			const isUnseen = withoutUnseen(text.trim()) !== text.trim();
			const names = isUnseen ? namePlaces(noun) : [];
			if (names.length) {
				const { status, html } = await send(editor, noun, 'publish', form);
				expect(status, `${noun}: ${text}`).toBe(400);
				const fields = fieldsIn(html);
				for (const place of names) expect([place, fields.get(place)]).toEqual([place, text]);
				expect(html).toContain('characters in it that cannot be seen');
				for (const place of names) form[place] = `seen ${index}`;
				refused++;
			}
			const { id, html } = await send(editor, noun, 'publish', form);
			expect(id, `${noun}: ${text}\n${html}`).toBeTruthy();
			const page = await house.request('editor', `/desk/${nameOf[noun]}/${id}`);
			const fields = fieldsIn(await page.text());
			for (const place of textPlaces(noun))
				expect([place, fields.get(place)]).toEqual([place, kept(noun, place, form[place]!)]);
		}
	});
	expect(refused).toBeGreaterThan(1);
});
