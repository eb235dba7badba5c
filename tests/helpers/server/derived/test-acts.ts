import fc from 'fast-check';
import { person } from '../auth/test-staff.ts';
import { db } from '../../../../src/lib/server/db/index.ts';
import type { Noun } from '../../../../src/lib/domain/nouns.ts';
import { keepCopy } from '../../../../src/lib/server/copies/keep.ts';
import { readStored } from '../../../../src/lib/server/write/items/read.ts';
import * as cast from '../../nouns/test-cast.ts';
import * as corrections from '../../../../src/lib/server/desk/corrections/index.ts';
import { list as mergesOf, mergeInto, undo } from '../../../../src/lib/server/desk/merges/index.ts';
import { join, separateReports } from '../../../../src/lib/server/reports/index.ts';
import { correction } from '../../../../src/lib/server/desk/tables.ts';
import {
	type ItemToSave,
	newId,
	saveItem,
	saveNew,
	inTransaction
} from '../../../../src/lib/server/write/index.ts';
import { restore, withdraw } from '../write/test-changes.ts';

// Random changes to a record, for invariants that must always hold.

const bilal = { author: 'Bilal', reason: 'Put right', way: 'entry' as const };
const editor = { id: 'bilal', name: 'Bilal' };

const regulation = fc.constantFrom('harm-rules', 'it-rules', 'third-rules');
const stakeholder = fc.constantFrom('coalition', 'union', 'hrcp', 'ministry');
const state = fc.constantFrom('published' as const, 'published' as const, 'draft' as const);
const stance = fc.constantFrom('oppose' as const, 'mixed' as const, 'support' as const);
const date = fc.constantFrom(
	'2020-02-13',
	'2020-02',
	'2020-02-13~',
	'2020-03-30',
	'2020',
	'2021-05-03'
);
const name = fc.constantFrom('Alpha', 'Beta', 'Gamma');
const source = fc.constantFrom('dawn', 'mint');
const some = <Value>(of: fc.Arbitrary<Value>) => fc.uniqueArray(of, { maxLength: 3 });
const moved = fc.constantFrom('regulation' as const, 'stakeholder' as const, 'topic' as const);
const positions = fc.uniqueArray(fc.record({ regulation, stance }), {
	selector: ({ regulation }) => regulation,
	maxLength: 3
});

const statement = fc.record({
	id: fc.constantFrom('one', 'other', 'third', 'fourth'),
	state,
	date,
	positions,
	source,
	organisation: fc.option(stakeholder, { nil: undefined }),
	speaker: stakeholder,
	quoted: source,
	signatories: some(stakeholder),
	name
});
const item = fc.oneof(
	...[
		regulation.map((id) => ['regulation', id] as const),
		stakeholder.map((id) => ['stakeholder', id] as const)
	],
	...[
		fc.constant(['topic', 'expression'] as const),
		fc.constant(['statement', 'one'] as const),
		fc.constant(['event', 'leak'] as const),
		fc.constant(['campaign', 'repeal'] as const),
		fc.constant(['article', 'mint'] as const)
	]
);

/** Changes as plain data, so that a failing sequence can be read. */
export const acts = fc.oneof(
	{ weight: 4, arbitrary: fc.record({ does: fc.constant('says' as const), statement }) },
	fc.record({ does: fc.constant('imports' as const), statement, number: fc.nat(1_000_000) }),
	fc.record({
		does: fc.constant('renames' as const),
		regulation,
		stakeholder,
		name,
		jurisdiction: fc.constantFrom('PK', 'IN'),
		kind: fc.constantFrom('civil_society' as const, 'person' as const, 'government' as const)
	}),
	fc.record({
		does: fc.constant('lists' as const),
		group: stakeholder,
		member: stakeholder,
		date,
		state
	}),
	fc.record({
		does: fc.constant('tells' as const),
		regulations: some(regulation),
		actors: some(stakeholder),
		date,
		state,
		kind: fc.constantFrom('notification' as const, 'leak' as const, 'reaction' as const)
	}),
	fc.record({
		does: fc.constant('calls' as const),
		regulations: some(regulation),
		name,
		state,
		participants: some(stakeholder)
	}),
	fc.record({ does: fc.constant('captures' as const), article: source, name }),
	fc.record({ does: fc.constant('moves' as const), noun: moved, regulation, stakeholder, name }),
	fc.record({
		does: fc.constant('reprints' as const),
		article: source,
		outlet: name,
		joins: fc.option(fc.boolean(), { nil: undefined })
	}),
	fc.record({ does: fc.constant('mends' as const), item, undoes: fc.boolean() }),
	fc.record({ does: fc.constant('unlists' as const), group: stakeholder, member: stakeholder }),
	fc.record({ does: fc.constant('withdraws' as const), item }),
	fc.record({ does: fc.constant('restores' as const), item }),
	fc.record({ does: fc.constant('merges' as const), from: stakeholder, to: stakeholder }),
	fc.record({ does: fc.constant('undoes' as const) })
);
export type Act = typeof acts extends fc.Arbitrary<infer Value> ? Value : never;
type Said = Extract<Act, { does: 'says' }>['statement'];

const currentItem = async <N extends Noun>(noun: N, id: string) =>
	(await readStored(db, noun, [id]))[0];

async function put<N extends Noun>(noun: N, item: ItemToSave<N> & { id: string }) {
	const there = await currentItem(noun, item.id);
	await saveItem(noun, { ...there?.item, ...item }, { ...bilal, version: there?.version });
}

function statementOf({ source, quoted, name, signatories, ...said }: Said) {
	const names = [said.organisation, said.speaker];
	return {
		...said,
		basis: 'event',
		channel: 'letter',
		lang: 'en',
		summary: `${name} says`,
		stateReason: 'Unsure',
		signatories: signatories.filter((each) => !names.includes(each)),
		sources: [source, quoted].filter((each, index, all) => all.indexOf(each) === index),
		quotations: [{ exact: `So says ${name}`, article: quoted }]
	} satisfies ItemToSave<'statement'>;
}

/** An editor answers a reader's report: a change fixed it, or the answer is undone. */
async function mend(change: { noun: Noun; id: string; version: number }, undoes: boolean) {
	const [last] = await db.select().from(correction);
	if (last && undoes)
		return corrections.decide(editor, last.id, last.version, { state: 'declined', changes: [] });
	const id = newId();
	const page = '/regulations/harm-rules';
	const createdAt = new Date(0);
	await db.insert(correction).values({ id, page, message: 'It is wrong', createdAt });
	const answer = `Mended: ${id}`;
	return corrections.decide(editor, id, 1, { state: 'made', changes: [change], answer });
}

export async function act(given: Act): Promise<unknown> {
	const reason = { stateReason: 'Unsure' };
	switch (given.does) {
		case 'says':
			return put('statement', statementOf(given.statement));
		case 'calls':
			return put('campaign', {
				id: 'repeal',
				title: `${given.name} now`,
				summary: 'No.',
				startDate: '2020',
				...reason,
				state: given.state,
				regulations: given.regulations,
				sources: ['dawn'],
				participants: given.participants.map((stakeholder) => ({ stakeholder }))
			});
		case 'imports': {
			const item = { ...statementOf(given.statement), id: `row-${given.number}` };
			const page = async function* () {
				yield [item];
			};
			return inTransaction((session) => saveNew(session, 'statement', page(), bilal));
		}
		case 'renames': {
			const { name, kind, jurisdiction } = given;
			const title = `The ${name} Act`;
			await cast.change('regulation', given.regulation, {
				title,
				jurisdiction,
				state: 'published'
			});
			await cast.change('topic', 'expression', { name: `${name} talk` });
			return cast.change('stakeholder', given.stakeholder, { name, kind, state: 'published' });
		}
		case 'lists': {
			const { group, member, date: asOf, state } = given;
			const id = `${group}.${member}`;
			return put('membership', {
				id,
				group,
				member,
				asOf,
				state,
				relation: 'member',
				role: 'Head',
				sources: ['dawn'],
				...reason
			});
		}
		case 'tells':
			return put('event', {
				id: given.kind,
				kind: given.kind,
				state: given.state,
				description: 'It happened',
				regulations: given.regulations,
				actors: given.actors,
				...reason,
				dates: [{ date: given.date, basis: 'event', preferred: true, sources: ['dawn'] }]
			});
		case 'captures': {
			const text = `The union wrote on Monday. “So says ${given.name}”, said its president.`;
			const page = { way: 'pasted', bytes: Buffer.from(text), text } as const;
			return inTransaction((session) => keepCopy(session, { ...page, articleId: given.article }));
		}
		case 'moves': {
			const id = given.noun === 'topic' ? 'expression' : given[given.noun];
			return cast.change(given.noun, id, { slug: `${given.name.toLowerCase()}-${id}` });
		}
		case 'reprints': {
			if (given.joins === undefined)
				return cast.change('article', given.article, { outlet: given.outlet });
			return (given.joins ? join : separateReports)(editor, 'dawn', 'mint');
		}
		case 'mends': {
			const [noun, id] = given.item;
			const there = await currentItem(noun, id);
			return there && mend({ noun, id, version: there.version }, given.undoes);
		}
		case 'unlists': {
			const id = `${given.group}.${given.member}`;
			const there = await currentItem('membership', id);
			return there && withdraw('membership', id, { ...bilal, version: there.version });
		}
		case 'withdraws': {
			const [noun, id] = given.item;
			const there = await currentItem(noun, id);
			return there && withdraw(noun, id, { ...bilal, version: there.version });
		}
		case 'restores': {
			const [noun, id] = given.item;
			const there = await currentItem(noun, id);
			if (!there || there.version < 2) return;
			return restore(noun, id, there.version - 1, { ...bilal, version: there.version });
		}
		case 'merges': {
			const [from, to] = [
				await currentItem('stakeholder', given.from),
				await currentItem('stakeholder', given.to)
			];
			const seen = { fromVersion: from!.version, toVersion: to!.version };
			return mergeInto(editor, given.from, given.to, { ...seen, reason: 'One and the same' });
		}
		case 'undoes': {
			const { rows } = await mergesOf();
			return rows[0] && undo(editor, rows[0].id, 'They are two');
		}
	}
}

export async function scene() {
	await person('editor');
	await cast.scene();
	await cast.stakeholder('hrcp', { kind: 'civil_society' });
	await cast.topic('expression');
	const topics = ['expression'];
	for (const id of ['it-rules', 'third-rules']) await cast.regulation(id, { topics });
	await cast.article('mint', { topics });
	for (const id of ['harm-rules', 'it-rules', 'third-rules'])
		await cast.change('regulation', id, {});
	for (const id of ['coalition', 'union', 'hrcp', 'ministry'])
		await cast.change('stakeholder', id, {});
	await cast.change('article', 'mint', {});
	await cast.change('topic', 'expression', {});
}
