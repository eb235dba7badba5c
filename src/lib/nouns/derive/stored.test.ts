import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Noun, nounOf } from '../../domain/nouns.ts';
import { db } from '../../server/db/index.ts';
import { bundledFacts, loadFacts } from '../../server/seed/load.ts';
import { readStored } from '../../server/write/items/read.ts';
import { writeNewRows, writeRows } from '../../server/write/write-rows.ts';
import { formOf } from './descriptions.ts';
import type { Field } from './field.ts';
import { stores } from './stores.server.ts';
import type { Item } from './types.ts';

type Values = Record<string, unknown>;
type Ids = Record<Noun, string[]>;

const lists = ['rows', 'picks', 'choices', 'lines', 'flag'];
const isAlways = (field: Field) =>
	Boolean(field.required || field.settled || field.name === 'slug' || lists.includes(field.kind)) ||
	// The database fills in the default of a choice.
	('usual' in field && field.usual !== undefined);
const text = fc
	.string({ minLength: 1, maxLength: 40 })
	.map((words) => `t${words.replaceAll('\0', '')}`);

function anyValue(field: Field, ids: Ids): fc.Arbitrary<unknown> {
	switch (field.kind) {
		case 'choice':
			return fc.constantFrom(...(field.open === 'country' ? ['PK'] : Object.keys(field.options)));
		case 'choices':
			return fc.subarray(Object.keys(field.options));
		case 'pick':
			return fc.constantFrom(...ids[field.of]);
		case 'picks':
			return fc.uniqueArray(fc.constantFrom(...ids[field.of]), { maxLength: 4 });
		case 'lines':
			return fc.uniqueArray(text, { maxLength: 4 });
		case 'flag':
			return fc.constant(false);
		case 'date':
			return fc.constantFrom('2020', '2020-02', '2020-02-13', '2021?', '2019-11-30~');
		case 'day':
			return fc.constant('2020-02-13');
		case 'address':
			return fc.uuid().map((id) => `https://example.org/${id}`);
		case 'rows':
			return fc.uniqueArray(anyFields(field.fields, ids), {
				maxLength: 3,
				selector: keyOf(field.fields)
			});
		case 'count':
		case 'derived':
		case 'line':
		case 'text':
			return text;
	}
}

/** Two rows of an item name no stakeholder and no law twice. */
const keyOf = (fields: readonly Field[]) => {
	const key = fields.find((field) => field.kind === 'pick' && field.of !== 'article');
	return (row: Values) => (key ? row[key.name] : JSON.stringify(row));
};

const drafted = { state: 'draft', stateReason: 'By chance' };

/** A claim that cites has locators for some of its sources. */
function anyFields(fields: readonly Field[], ids: Ids): fc.Arbitrary<Values> {
	const values = Object.fromEntries(fields.map((field) => [field.name, anyValue(field, ids)]));
	const requiredKeys = fields.filter(isAlways).map(({ name }) => name);
	return fc.record(values, { requiredKeys }).map((item) => located(item, item.sources as string[]));
}

function located<Of extends object>(item: Of, sources: string[] = []): Of {
	const locators = sources.slice(1).map((article, index) => ({ article, at: `p. ${index}` }));
	return { ...item, ...(locators.length && { locators }) };
}

/** Makes items fit the constraints that drafts must meet too. */
const fitting: { [N in Noun]?: (item: Values, ids: Ids) => Values } = {
	article: ({ headline: _unseen, ...item }) => ({ ...item, headlineBasis: 'none' }),
	membership: (item, { stakeholder: [group, member] }) => ({
		...item,
		group,
		member,
		asOf: '1800'
	}),
	event: ({ statement: _apart, ...item }) => item,
	statement: (item, { stakeholder: [organisation] }) => ({
		...item,
		organisation,
		speaker: organisation,
		signatories: (item.signatories as string[]).filter((id) => id !== organisation),
		positions: (item.positions as object[]).map((row) => located(row, item.sources as string[]))
	})
};

function anyItem(noun: Noun, ids: Ids): fc.Arbitrary<Values> {
	const draft = fc
		.tuple(anyFields(formOf(noun).fields, ids), fc.uuid())
		.map(([item, id]) => ({ ...item, ...drafted, id, ...('slug' in item && { slug: id }) }));
	return draft.map((item) => fitting[noun]?.(item, ids) ?? item);
}

/** Sorts sets. */
function sorted(value: unknown): unknown {
	if (!value || typeof value !== 'object') return value;
	const entries = Object.entries(value).map(([key, each]) => [key, sorted(each)] as const);
	if (!Array.isArray(value))
		return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
	return entries
		.map(([, each]) => each)
		.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

it('reads 1,000 items by chance back as they were written, and as they were written anew', async () => {
	await loadFacts(db, await bundledFacts());
	const nouns = Object.values(nounOf);
	const ids = {} as Ids;
	for (const noun of nouns) {
		const { table } = stores[noun];
		const rows = await db.select({ id: table.id }).from(table).orderBy(table.id).limit(20);
		ids[noun] = rows.map(({ id }) => String(id));
	}
	for (const noun of nouns) {
		const some = fc.sample(anyItem(noun, ids), { numRuns: 125, seed: 31 });
		// Nobody is a member twice as of one day.
		const items = some.map((item, index) =>
			'asOf' in item ? { ...item, asOf: `${1800 + index}` } : item
		);
		const given = items.map(({ id }) => String(id));
		const read = async () => {
			const found = new Map((await readStored(db, noun, given)).map((one) => [one.item.id, one]));
			return given.map((id) => found.get(id)!);
		};
		await db.transaction((session) => writeNewRows(session, noun, items as never));
		const first = await read();
		expect(
			first.map(({ item }) => sorted(item)),
			noun
		).toEqual(items.map(sorted));
		const [one, other] = [items[0]!, items[1]!];
		const anew = { ...other, id: one.id, ...('slug' in one && { slug: one.slug }) };
		if (noun === 'membership' || noun === 'article') continue;
		await db.transaction((session) => writeRows(session, noun, anew as never, 2));
		const [again] = await read();
		expect(sorted(again), noun).toEqual(sorted({ version: 2, item: anew }));
		const lists = (item: Item<Noun>) =>
			JSON.stringify(['sources', 'signatories', 'actors'].map((name) => item[name as never]));
		expect(
			first.slice(1).map(({ item }) => lists(item)),
			noun
		).toEqual(items.slice(1).map((item) => lists(item as never)));
	}
});
