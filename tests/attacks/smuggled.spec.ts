import { nameOf, type Noun, nounOf } from '../../src/lib/domain/nouns.ts';
import { formOf } from '../../src/lib/nouns/derive/descriptions.ts';
import { by, type Fields, filled, quick, send, type Sender } from '../entry.ts';
import { Visitor } from '../http.ts';
import { openTables } from '../record.ts';
import { fixReported, reportOf } from '../reports.ts';
import { apart as test, emailOf, expect, type House, password } from '../staff.ts';

const nouns = Object.values(nounOf);

/** Fields that nobody may set from outside, with their most harmful values. */
const forbidden: Fields = {
	id: 'smuggled',
	rowId: 'smuggled',
	state: 'withdrawn',
	stateReason: 'smuggled',
	'item.state': 'withdrawn',
	Version: '77',
	'version.0': '77',
	base: '77',
	createdAt: '1999-09-09T09:09:09Z',
	created_at: '1999-09-09T09:09:09Z',
	updatedAt: '1999-09-09T09:09:09Z',
	author: 'smuggled',
	authorId: 'smuggled',
	accountId: 'smuggled',
	decidedBy: 'smuggled',
	role: 'administrator',
	is_admin: 'true',
	passwordHash: 'smuggled',
	totpSecret: 'smuggled',
	snapshot: '{"smuggled":true}',
	addressKey: 'smuggled',
	earliest: '1999-09-09',
	'positions.0.id': 'smuggled',
	'quotations.0.state': 'withdrawn',
	'quotations.0.stateReason': 'smuggled',
	'citations.0.articleId': 'smuggled',
	'sources.0.id': 'smuggled',
	['__proto__']: 'smuggled',
	'__proto__.smuggled': 'smuggled',
	'positions.0.__proto__.smuggled': 'smuggled',
	'constructor.prototype.smuggled': 'smuggled',
	'prototype.smuggled': 'smuggled',
	toString: 'smuggled'
};

function smuggling(sender: Sender, noun?: Noun): Sender {
	const own = noun ? formOf(noun).fields.map(({ name }) => name) : ['role', 'id', 'state'];
	const more = Object.entries(forbidden).filter(([name]) => !own.includes(name));
	return {
		request: (path, asked) =>
			sender.request(
				path,
				asked?.form ? { ...asked, form: { ...Object.fromEntries(more), ...asked.form } } : asked
			)
	};
}

async function writeAll(house: House, noun: Noun): Promise<void> {
	const editor = smuggling(by(house, 'editor'), noun);
	const contributor = smuggling(by(house, 'contributor'), noun);
	const form = (what: string) => filled(noun, `Carried ${what}: ${noun}`);

	const first = form('by an editor');
	const { id } = await send(editor, noun, 'publish', first);
	const changed = { ...first, key: `${first.key}-2`, version: '1', reason: 'Changed' };
	const upon = { ...changed, key: `${first.key}-3`, version: '2' };
	expect(await send(editor, noun, 'publish', changed, id)).toMatchObject({ status: 303, id });
	expect((await send(contributor, noun, 'send', upon, id)).status).toBe(303);
	expect((await send(contributor, noun, 'send', form('by another'))).status).toBe(303);
	const kept = await send(editor, noun, 'keep', form('to a draft'));
	expect(kept.status).toBe(303);
	expect((await quick(editor, noun, form('in haste'))).status).toBe(201);
	const waits = await quick(contributor, noun, form('in haste by another'));
	expect(waits.status).toBe(201);

	const unsent: Record<string, string> = { ...form('and not sent'), name: nameOf[noun] };
	const { status } = await contributor.request(`/desk/unsent/${unsent.key}`, { form: unsent });
	expect(status).toBe(204);
}

/**
 * Decides on a proposal, withdraws and restores an item, and corrects one.
 * @returns the withdrawn item's id
 */
async function decideAll(house: House): Promise<string> {
	const editor = smuggling(by(house, 'editor'));
	const decide = async (path: string, form: Fields) =>
		expect([path, (await editor.request(path, { form })).status]).toEqual([path, 303]);

	const queue = await (await editor.request('/desk/review?q=Carried')).text();
	const waiting = [...new Set(queue.match(/(?<=\/desk\/review\/)\w+/g))];
	expect(waiting.length).toBeGreaterThan(5);
	for (const [index, id] of waiting.entries()) {
		const action = ['publish', 'back', 'reject'][index % 3];
		await decide(`/desk/review/${id}?/${action}`, { version: '1', note: 'Carried', along: 'yes' });
	}
	const { id } = await send(editor, 'statement', 'publish', filled('statement', 'Carried off'));
	await decide(`/desk/statements/${id}/withdraw`, { version: '1', reason: 'Carried off' });
	await decide(`/desk/statements/${id}/history/1`, { version: '2' });

	const report = { page: '/about', message: 'Carried by a reader' };
	const reader = smuggling({ request: (path, asked) => house.request(undefined, path, asked) });
	expect((await reader.request('/corrections/report', { form: report })).status).toBe(303);
	const at = await reportOf(house, { page: '/about', message: 'Carried by another' }, '127.0.0.2');
	await decide(at, {
		version: '1',
		state: 'made',
		answer: 'Carried to readers',
		...(await fixReported(house, at))
	});
	return id!;
}

test('promise 11: 33 fields that no form has, sent with every form of the desk, are stored nowhere', async ({
	house
}) => {
	test.setTimeout(240_000);
	expect(Object.keys(forbidden)).toHaveLength(33);
	for (const noun of nouns) await writeAll(house, noun);
	const off = await decideAll(house);

	const rows = await stored(house);
	expect(rows.filter(isSmuggled)).toEqual([]);
	const ours = rows.filter((row) => row.includes('Carried'));
	expect(ours.length).toBeGreaterThan(60);
	const withdrawn = ours.filter((row) => /"state": ?"withdrawn"/.test(row));
	expect(withdrawn.filter((row) => !row.includes(off))).toEqual([]);
	expect(withdrawn).not.toEqual([]);
	const authors = ours.flatMap((row) =>
		tableOf(row) === 'revision' ? JSON.parse(row.slice('revision '.length)).author : []
	);
	expect(new Set(authors)).toEqual(new Set(['Bilal', 'Chanda']));
});

test('promise 11: the forms of accounts take no role, no id and no proof that they do not ask for', async ({
	house
}) => {
	const asma = smuggling(by(house, 'administrator'));
	const visitor = new Visitor(house.url);
	const chanda = smuggling(visitor);
	const email = emailOf('Smuggler');
	const invited = await asma.request('/desk/people?/invite', {
		form: { email, role: 'contributor' }
	});
	const link = /\/invitation\/[\w-]{43}/.exec(await invited.text())![0];
	const anew = `${password} anew`;
	const taken: [path: string, form: Fields, answer: string][] = [
		[link, { name: 'Smuggler', password }, '303 /desk'],
		['/desk/account/address', { email: emailOf('Smuggler elsewhere'), current: password }, '200'],
		['/desk/account/password', { password: anew, current: password }, '200'],
		['/desk/account/two-step?/begin', { current: anew }, '200'],
		['/desk/account/sessions?/others', {}, '200'],
		['/sign-out', {}, '303 /'],
		['/reset', { email }, '200'],
		['/sign-in', { email, password: anew }, '303 /desk']
	];
	for (const [path, form, answer] of taken) {
		const { status, headers } = await chanda.request(path, { form });
		expect([path, `${status} ${headers.get('location') ?? ''}`.trim()]).toEqual([path, answer]);
	}
	expect((await visitor.request('/desk/people')).status).toBe(403);
	const rows = await stored(house);
	expect(rows.filter(isSmuggled)).toEqual([]);
	const [account] = rows.filter((row) => tableOf(row) === 'account' && row.includes(email));
	expect(account).toMatch(/"role": ?"contributor"/);
});

test('promise 11: a field that a form has is stored, and the look for the others would find them', async ({
	house
}) => {
	const form = {
		...filled('stakeholder', 'Carried in the open'),
		role: 'smuggled',
		note: '1999-09-09'
	};
	await send(smuggling(by(house, 'contributor'), 'stakeholder'), 'stakeholder', 'send', form);
	const found = (await stored(house)).filter(isSmuggled).map(tableOf);
	expect(new Set(found)).toEqual(new Set(['stakeholder', 'revision', 'proposal']));
});

async function stored({ place }: House): Promise<string[]> {
	const tables = await openTables(place);
	const rows = await tables.everything();
	await tables.close();
	return rows;
}

const isSmuggled = (row: string) => /smuggled|1999-09-09|"version": ?77/.test(row);
const tableOf = (row: string) => row.slice(0, row.indexOf(' '));
