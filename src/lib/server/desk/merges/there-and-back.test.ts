import fc from 'fast-check';
import { beforeEach, expect, it } from 'vitest';
import { nameOf, names, nounOf, type Noun } from '../../../domain/nouns.ts';
import { keysOf, publicationStates } from '../../../domain/vocabulary.ts';
import { person } from '../../../../../tests/helpers/server/auth/test-staff.ts';
import { db } from '../../db/index.ts';
import { readStored } from '../../write/items/read.ts';
import * as t from '../../db/schema.ts';
import * as cast from '../../../../../tests/helpers/nouns/test-cast.ts';
import { checkDerived } from '../../../../../tests/helpers/server/derived/test-derived.ts';
import { type ItemToSave, saveItem } from '../../write/index.ts';
import { mergeInto, undo } from './index.ts';
import { stakeholderFields } from './references.ts';

const asma = { author: 'Asma', reason: 'Read in Dawn', way: 'entry' as const };
const rounds = 12;
const ids = ['one', 'other', 'third', 'fourth'] as const;

/** Generates any record of four stakeholders. */
const who = fc.constantFrom(...ids);
const some = fc.uniqueArray(who, { maxLength: 4 });
const sources = fc.constantFrom<string[][]>(['dawn'], ['herald', 'dawn'], ['dawn', 'herald']);
const state = fc
	.constantFrom(...keysOf(publicationStates))
	.map((state) => (state === 'published' ? { state } : { state, stateReason: 'So it is' }));
const speaking = fc.oneof(
	fc.record({ organisation: who }),
	fc.record({ speaker: who }),
	fc.record({ organisation: who, speaker: who })
);
const statement = fc
	.record({
		signatories: some,
		sources,
		quotations: fc.constantFrom<Required<ItemToSave<'statement'>>['quotations'][]>(
			[],
			[
				{ exact: 'We object', article: 'herald' },
				{ exact: 'Again', article: 'dawn', keptBack: 'Unseen' }
			]
		),
		positions: fc.constantFrom<Required<ItemToSave<'statement'>>['positions'][]>(
			[],
			[{ regulation: 'harm-rules', stance: 'oppose' as const }]
		)
	})
	.chain((item) =>
		fc.tuple(speaking, state).map(([speaking, state]): ItemToSave<'statement'> => ({
			date: '2020-02',
			basis: 'event',
			channel: 'letter',
			lang: 'en',
			summary: 'No.',
			...item,
			// Speakers do not sign their own statements.
			signatories: item.signatories.filter((name) => !Object.values(speaking).includes(name)),
			...speaking,
			...state
		}))
	);
const event = fc
	.tuple(some, sources, state)
	.map(([actors, sources, state]): ItemToSave<'event'> => ({
		kind: 'leak',
		description: 'It leaks.',
		regulations: ['harm-rules'],
		actors,
		dates: [{ date: '2020-02-12', basis: 'event', preferred: true, sources }],
		...state
	}));
const membership = fc
	.tuple(
		fc.uniqueArray(who, { minLength: 2, maxLength: 2 }),
		fc.constantFrom('member', 'person_of'),
		fc.constantFrom(undefined, '2020', '2021-05'),
		sources,
		state
	)
	.map(([[group, member], relation, asOf, sources, state]): ItemToSave<'membership'> => ({
		group: group!,
		member: member!,
		relation,
		asOf,
		sources,
		...state
	}));
const campaign = fc.tuple(some, state).map(([participants, state]): ItemToSave<'campaign'> => ({
	title: 'Repeal',
	summary: 'No.',
	startDate: '2020',
	sources: ['dawn'],
	participants: participants.map((stakeholder, index) => ({ stakeholder, date: `202${index}` })),
	...state
}));
const once = ({ group, member, relation, asOf }: ItemToSave<'membership'>) =>
	[group, member, relation, asOf].join();
const record = fc.record({
	statements: fc.array(statement, { maxLength: 6 }),
	events: fc.array(event, { maxLength: 4 }),
	campaigns: fc.array(campaign, { maxLength: 4 }),
	memberships: fc.uniqueArray(membership, { selector: once, maxLength: 8 }),
	aliases: fc.record({ one: fc.subarray(['A', 'a', 'B']), other: fc.subarray(['B', 'C']) }),
	sources: fc.record({ one: sources, other: sources })
});

checkDerived();

beforeEach(async () => {
	await cast.scene();
	await cast.article('herald');
	await person('editor');
});

it('gives every item of every noun back exactly as it was, whatever named whom', async () => {
	let round = 0;
	const check = async (made: typeof record extends fc.Arbitrary<infer Record> ? Record : never) => {
		// Each round has its own stakeholders: the leftovers of others must also stay unchanged.
		const own = (id: string) => `${id}-${round}`;
		round++;
		for (const id of ids)
			await saveItem(
				'stakeholder',
				{
					id: own(id),
					state: 'published',
					name: `Name of ${own(id)}`,
					kind: 'company',
					sources: ['dawn'],
					...((id === 'one' || id === 'other') && {
						aliases: made.aliases[id],
						sources: made.sources[id]
					})
				},
				asma
			);
		for (const noun of ['statement', 'event', 'campaign', 'membership'] as const)
			for (const item of made[nameOf[noun]]) await saveItem(noun, owned(noun, item, own), asma);

		const before = await everything();
		const [from, to] = [own('one'), own('other')];
		const by = { id: 'bilal', name: 'Bilal' };
		const id = await mergeInto(by, from, to, { fromVersion: 1, toVersion: 1, reason: 'One' });
		for (const [noun, items] of Object.entries(await everything()))
			for (const item of items as Record<string, unknown>[])
				if (item.state === 'published')
					for (const field of stakeholderFields(noun as Noun))
						expect([item[field]].flat()).not.toContain(from);
		await undo(by, id, 'Two');
		expect(await everything()).toEqual(before);
	};
	await fc.assert(fc.asyncProperty(record, check), { numRuns: rounds });
}, 120_000);

/** Replaces the mentioned stakeholders by those of a round. */
function owned<N extends Noun>(
	noun: N,
	item: ItemToSave<N>,
	own: (id: string) => string
): ItemToSave<N> {
	const fields = Object.entries(item).map(([field, value]) => {
		if (field === 'participants') {
			const rows = value as unknown as { stakeholder: string }[];
			return [field, rows.map((row) => ({ ...row, stakeholder: own(row.stakeholder) }))];
		}
		if (!stakeholderFields(noun).includes(field)) return [field, value];
		return [field, Array.isArray(value) ? value.map(own) : own(String(value))];
	});
	return Object.fromEntries(fields) as ItemToSave<N>;
}

/** Returns every item in a fixed order, without versions. */
async function everything() {
	const all: Partial<Record<Noun, object[]>> = {};
	for (const name of names) {
		const noun = nounOf[name];
		const rows = await db.select({ id: t[noun].id }).from(t[noun] as typeof t.topic);
		const found = await readStored(
			db,
			noun,
			rows.map(({ id }) => id)
		);
		all[noun] = found.map(({ item }) => item).sort((a, b) => (a.id < b.id ? -1 : 1));
	}
	return all;
}
