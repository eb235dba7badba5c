import { nameOf, type Noun, nounOf } from '../../src/lib/domain/nouns.ts';
import { awkward, stalling } from '../awkward.ts';
import { withoutUnseen } from '../../src/lib/domain/names/split.ts';
import { by, fieldPlaces, fieldsIn, filled, filledWith, send, textPlaces } from '../entry.ts';
import { apart as test, expect, type House } from '../staff.ts';
import { inFull } from '../fixtures.ts';

// Texts that break careless software, typed into every field of every entry form.

const nouns = Object.values(nounOf);
const texts = [...awkward, ...stalling];
/** In full every noun gets every text; in short the nouns share them. */
const cases = texts.flatMap((text, index) =>
	nouns.flatMap((noun, turn) => (inFull || index % nouns.length === turn ? { text, noun } : []))
);

/** No two topics have one name, and some texts differ in the blanks around them alone. */
const isTaken = ({ text, noun }: (typeof cases)[number], index: number) =>
	noun === 'topic' &&
	cases.slice(0, index).some((each) => each.noun === noun && each.text.trim() === text.trim());

test.describe.configure({ timeout: inFull ? 600_000 : 120_000 });

/** Asks all the while whether the app is well. @returns the longest that it took to answer, in milliseconds */
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

/** What an item is called, in which nothing may be unseen. */
const namePlaces = (noun: Noun) =>
	fieldPlaces(noun).flatMap(({ place, field }) => (field.isName ? place : []));

/** As it is kept: without blanks around it, and around each line where a field is a list of lines. */
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

// This one first: once a law is called so, a law may be named so.
test('promises 22 and 23: in a field that takes no such text, it is refused and comes back as it was typed', async ({
	house
}) => {
	const editor = by(house, 'editor');
	await withHealth(house, async () => {
		// A topic has no field but texts and an address, in which “true” may well stand.
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
