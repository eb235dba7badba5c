import { beforeEach, expect, it } from 'vitest';
import { names, type Noun, nounOf } from '../../../domain/nouns.ts';
import type { User } from '../../../domain/staff.ts';
import { formOf } from '../../../nouns/derive/descriptions.ts';
import { isNeeded, type Typed } from '../../../nouns/derive/field.ts';
import { typedFrom } from '../../../nouns/derive/typed.ts';
import * as cast from '../../../../../tests/helpers/nouns/test-cast.ts';
import { db } from '../../db/index.ts';
import { readStored } from '../../write/items/read.ts';
import { user } from '../../../../../tests/helpers/server/write/proposals/test-drafts.ts';
import { submit } from './index.ts';

const ids: Record<Noun, string> = {
	topic: 'expression',
	article: 'dawn',
	regulation: 'harm-rules',
	stakeholder: 'coalition',
	membership: 'union.coalition.2020',
	event: 'leak',
	statement: 'refusal',
	campaign: 'repeal'
};

let bilal: User;
let count = 0;

beforeEach(async () => {
	bilal = await user('editor');
	await cast.scene();
	await cast.topic();
	await cast.membership('union', 'coalition', '2020');
	await cast.event('leak', { date: '2020-02-12', kind: 'leak' });
	await cast.statement('refusal');
	await cast.campaign();
});

/** Unique fields. */
const own = (noun: Noun): Typed => ({
	...(noun === 'article' && { url: `https://example.org/${++count}` }),
	...(noun === 'topic' && { name: `Topic ${++count}` }),
	...(noun === 'membership' && { asOf: String(1900 + ++count) }),
	slug: ''
});

/** Returns the refusals of publishing a new item copied from one on record, with other fields. */
async function refusedWith(noun: Noun, fields: Typed): Promise<string[]> {
	const [stored] = await readStored(db, noun, [ids[noun]]);
	const typed = { ...typedFrom(formOf(noun), stored!.item), ...own(noun), ...fields };
	const { refusal } = await submit(bilal, noun, undefined, 'publish', {
		typed,
		key: crypto.randomUUID(),
		version: 0,
		reason: '',
		withDependencies: false,
		isDifferent: true
	});
	return Object.keys(refusal?.errors ?? {});
}

it.each(names.map((name) => nounOf[name]))(
	'the form of a new %s marks as needed what a publication needs, and nothing else',
	async (noun) => {
		expect(await refusedWith(noun, {})).toEqual([]);
		for (const field of formOf(noun).fields.filter((each) => !('usual' in each))) {
			const isMany = ['rows', 'picks', 'choices'].includes(field.kind);
			const refused = await refusedWith(noun, { [field.name]: isMany ? [] : '' });
			// Either organisation or speaker is enough, which the form says in words.
			const isOneOfTwo = noun === 'statement' && field.name === 'organisation';
			const message = `${noun}, ${field.name}: ${refused.join()}`;
			expect(refused.length > 0, message).toBe(isNeeded(field) || isOneOfTwo);
		}
	}
);

it('a statement needs no law, and on a law it may state no stance, but says so', async () => {
	const taking = (stance: string) =>
		refusedWith('statement', { positions: [{ regulation: 'harm-rules', stance }] });
	expect(await taking('not_stated')).toEqual([]);
	expect(await taking('')).toEqual(['positions.0.stance']);
});
