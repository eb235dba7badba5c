import { eq } from 'drizzle-orm';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import * as v from 'valibot';
import type { User } from '../../../domain/staff.ts';
import { confirming } from '../../../forms/capture.ts';
import * as cast from '../../../nouns/test-cast.ts';
import { closeReader } from '../../capture/index.ts';
import { db } from '../../db/index.ts';
import * as t from '../../db/schema.ts';
import { current } from '../../visibility/index.ts';
import * as proposals from '../../write/proposals/index.ts';
import { user } from '../../write/proposals/test-drafts.ts';
import * as captures from './index.ts';
import { htmlPage, pastedPage } from './test-page.ts';

let bilal: User;
let chanda: User;

beforeEach(async () => {
	await cast.scene();
	await cast.stakeholder('iia', { name: 'Indus Internet Alliance', aliases: ['IIA'] });
	await cast.regulation('safe', { title: 'Safe Platforms (Duties and Penalties) Rules 2021' });
	bilal = await user('editor');
	chanda = await user('contributor');
});
afterAll(closeReader);

const address = 'https://mdw.example/2021/03/alarmed';

async function taken(by: User, given: Partial<captures.Brought> = {}): Promise<string> {
	const answer = await captures.take(by, { page: pastedPage, html: '', address, ...given });
	if ('errors' in answer) throw new Error(JSON.stringify(answer.errors));
	return answer.id;
}

const refusalOf = async (by: User, given: Partial<captures.Brought>) => {
	const answer = await captures.take(by, { page: '', html: '', address: '', ...given });
	return 'errors' in answer ? answer.errors : undefined;
};

let forms = 0;

/** Sends the card of the quotation that begins so, as it opens but for what is given. */
async function confirm(by: User, id: string, begins: string, given: Record<string, unknown> = {}) {
	const opened = (await captures.open(by, id, undefined))!;
	const at = opened.candidates.find(({ words }) => words.startsWith(begins))!.at;
	const { chosen } = (await captures.open(by, id, at))!;
	const sent = {
		at: String(at),
		key: `a-key-of-a-card-${++forms}`,
		...chosen!.card,
		demands: [],
		...given
	};
	return captures.confirm(by, id, v.parse(confirming, sent));
}

async function confirmed(...args: Parameters<typeof confirm>): Promise<string> {
	const answer = await confirm(...args);
	if (!answer || 'errors' in answer) throw new Error(JSON.stringify(answer));
	return answer.statement;
}

const said = async (id: string) => (await current(bilal, 'statement', id))!.item;
const stakeholderNamed = async (name: string) =>
	(await db.select().from(t.stakeholder).where(eq(t.stakeholder.name, name)))[0];

describe('a page that is brought to the desk', () => {
	it('fills in its article, each field with where it was found', async () => {
		await cast.article('other', { url: 'https://other.example/1', outlet: 'Media Defence Watch' });
		const id = await taken(bilal, { page: htmlPage, address: '' });
		const { capture, laws } = (await captures.open(bilal, id, undefined))!;
		expect(capture.typed).toMatchObject({
			url: address,
			outlet: 'Media Defence Watch',
			author: 'MDW Desk',
			published: '2021-03-03',
			lang: 'en',
			laws: 'Safe Platforms (Duties and Penalties) Rules 2021'
		});
		expect(capture.found).toMatchObject({
			outlet: { from: 'record', certain: true },
			published: { from: 'meta', certain: true },
			laws: { from: 'written', certain: false }
		});
		expect(laws).toContain('Safe Platforms (Duties and Penalties) Rules 2021');
	});

	it('is spelt as the record spells its outlet', async () => {
		await cast.article('other', {
			url: 'https://other.example/1',
			outlet: 'The MEDIA Defence Watch'
		});
		const id = await taken(bilal);
		expect((await captures.find(bilal, id))!.typed.outlet).toBe('The MEDIA Defence Watch');
	});

	it('shows each quotation with its speaker, matched to the record', async () => {
		const id = await taken(bilal);
		const cards = [];
		const { candidates } = (await captures.open(bilal, id, undefined))!;
		for (const { at } of candidates) cards.push((await captures.open(bilal, id, at))!.chosen!);
		expect(
			cards.map(({ speaker, organisation, pieces }) => [
				speaker?.name,
				organisation?.name,
				organisation?.id,
				pieces.length
			])
		).toEqual([
			[undefined, 'Indus Internet Alliance', 'iia', 1],
			['Rehan Qadir', 'Signal Commons Pakistan', undefined, 1],
			['Laura Penn', 'Indus Internet Alliance', 'iia', 1],
			['Mahnoor Sethi', 'Signal Commons Pakistan', undefined, 2]
		]);
		expect(cards[2]!.suggestion).toMatchObject({ stance: 'oppose', demands: ['withdraw'] });
		expect(cards[2]!.card).toMatchObject({ date: '2021-03-03', role: 'Managing Director' });
	});

	it('is one, however often the same person brings it, and another’s for somebody else', async () => {
		const id = await taken(chanda);
		expect(await taken(chanda)).toBe(id);
		expect(await taken(bilal)).not.toBe(id);
		const dawood = await user('contributor', { id: 'dawood', email: 'd@example.org' });
		expect(await captures.find(dawood, id)).toBeUndefined();
		expect(await captures.find(bilal, id)).toBeDefined();
	});

	it('is read as HTML where the clipboard had it, and as text where that tells more', async () => {
		const rich = await taken(bilal, { page: pastedPage, html: htmlPage });
		expect((await captures.find(bilal, rich))!.found.published).toMatchObject({ from: 'meta' });
		const thin = await taken(chanda, { page: pastedPage, html: '<p>Share this</p>' });
		expect((await captures.find(chanda, thin))!.found.published).toMatchObject({ from: 'written' });
	});

	it('that is refused says why at its field', async () => {
		expect(await refusalOf(bilal, {})).toEqual({
			page: expect.stringMatching(/^Paste the address/)
		});
		expect(await refusalOf(bilal, { page: 'http://127.0.0.1/' })).toEqual({
			page: 'This address leads to no place on the public internet.'
		});
		expect(await refusalOf(bilal, { page: 'file:///etc/passwd' })).toEqual({
			page: 'The address begins with https:// or http://.'
		});
		expect(await refusalOf(bilal, { page: pastedPage, address: 'nowhere' })).toEqual({
			address: expect.stringMatching(/no address/)
		});
		expect(await refusalOf(bilal, { page: 'Too short.' })).toEqual({
			page: expect.stringMatching(/too little text/)
		});
		expect(await db.$count(t.copy)).toBe(0);
	});

	it('keeps no letter that the database cannot', async () => {
		const id = await taken(bilal, { page: pastedPage.replace('alarm', 'al\0arm\ud800') });
		expect((await captures.find(bilal, id))!.text).not.toContain('\0');
	});

	it('is forgotten after a week if nothing was made of it', async () => {
		const unused = await taken(chanda);
		const used = await taken(bilal);
		await confirmed(bilal, used, 'When companies');
		await captures.purgeCaptures();
		expect(await captures.find(chanda, unused)).toBeDefined();
		vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 8 * 86_400_000 });
		await captures.purgeCaptures();
		vi.useRealTimers();
		expect(await captures.find(chanda, unused)).toBeUndefined();
		expect(await captures.find(bilal, used)).toBeDefined();
	});
});

describe('a quotation that an editor confirms', () => {
	it('is a draft with the words of the copy, its article and whoever is new', async () => {
		const id = await taken(bilal);
		const statement = await said(await confirmed(bilal, id, 'The cabinet'));
		expect(statement).toMatchObject({
			state: 'draft',
			date: '2021-03-03',
			basis: 'reported',
			speakerRole: 'director',
			positions: [],
			quotations: [
				{ exact: expect.stringMatching(/^The cabinet speaks .* need to know,$/) },
				{ exact: 'A country cannot be for sale to start-ups and closed to speech' }
			]
		});
		for (const { exact } of statement.quotations) expect(pastedPage).toContain(exact);
		expect(await stakeholderNamed('Mahnoor Sethi')).toMatchObject({
			kind: 'person',
			state: 'draft'
		});
		expect(await stakeholderNamed('Signal Commons Pakistan')).toMatchObject({ state: 'draft' });
		const capture = (await captures.find(bilal, id))!;
		expect(capture.provenFor).toBe(statement.sources[0]);
		expect((await current(bilal, 'article', capture.provenFor!))!.item).toMatchObject({
			url: address,
			headline: 'Alliance of internet firms ‘alarmed’ by new rules on harmful content',
			regulations: ['safe'],
			state: 'draft'
		});
	});

	it('takes stance and demands by hand alone', async () => {
		const id = await taken(bilal);
		expect(await said(await confirmed(bilal, id, 'The Indus'))).toMatchObject({
			positions: [],
			demands: []
		});
		const other = await taken(bilal, { page: `${pastedPage}\nAgain.` });
		const given = { stance: 'oppose', demands: ['withdraw'], different: 'yes' };
		expect(await said(await confirmed(bilal, other, 'The Indus', given))).toMatchObject({
			positions: [{ regulation: 'safe', stance: 'oppose' }],
			demands: ['withdraw']
		});
	});

	it('joins the statement of the same speaker in the same report', async () => {
		const twice = pastedPage.replace(
			'The notification reached',
			'“We will go to court before the month is over,” said Rehan Qadir.\n\nThe notification reached'
		);
		const id = await taken(bilal, { page: twice });
		const first = await confirmed(bilal, id, 'When companies');
		const organisation = 'Signal Commons Pakistan';
		expect(
			await confirmed(bilal, id, 'We will go', { organisation, organisationKind: 'civil_society' })
		).toBe(first);
		expect((await said(first)).quotations).toHaveLength(2);
		expect(await db.$count(t.statement)).toBe(1);
		expect(await confirmed(bilal, id, 'The Indus')).not.toBe(first);
	});

	it('may be shorter, and is never of other words than those of the page', async () => {
		const id = await taken(bilal);
		const invented = ['Ministers should resign.'];
		const refused = await confirm(bilal, id, 'When companies', { words: invented });
		expect(refused).toEqual({
			errors: { 'words.0': expect.stringMatching(/do not stand in the page/) }
		});
		expect(await db.$count(t.statement)).toBe(0);
		const words = ['ministers  should read it twice'];
		const statement = await said(await confirmed(bilal, id, 'When companies', { words }));
		expect(statement.quotations).toMatchObject([
			{ exact: 'ministers should read it twice', suffix: '. Nobody who runs a network coul' }
		]);
	});

	it('is refused with all that is missing at once, and nothing is kept', async () => {
		const id = await taken(bilal, { address: '' });
		const nothing = {
			organisation: '',
			speaker: '',
			date: '',
			summary: '',
			stance: 'oppose',
			law: ''
		};
		const refused = await confirm(bilal, id, 'When companies', nothing);
		expect(Object.keys((refused as { errors: object }).errors).sort()).toEqual([
			'date',
			'law',
			'organisation',
			'summary'
		]);
		expect(await db.$count(t.article, eq(t.article.outlet, 'Media Defence Watch'))).toBe(0);
	});

	it('uses the article that is on record already, and keeps what is typed over its fields', async () => {
		await cast.article('known', { url: address, outlet: 'MDW' });
		const id = await taken(bilal);
		const { sources } = await said(await confirmed(bilal, id, 'When companies'));
		expect(sources).toEqual(['known']);
		await captures.keepTyped(
			id,
			captures.typedOf({ 'article.headline': 'Mine', 'article.x': '1' })
		);
		expect((await captures.find(bilal, id))!.typed).toMatchObject({ headline: 'Mine' });
	});

	it('is published with the drafts that it names, and nothing is refused', async () => {
		const id = await taken(bilal);
		const statement = await confirmed(bilal, id, 'When companies', { stance: 'oppose' });
		expect(await captures.publishSaved(bilal, id, 'another')).toBeUndefined();
		await captures.publishSaved(bilal, id, statement);
		expect(await said(statement)).toMatchObject({ state: 'published' });
		expect(await stakeholderNamed('Rehan Qadir')).toMatchObject({ state: 'published' });
	});
});

describe('a quotation that a contributor confirms', () => {
	it('is sent to an editor, and its page proves nothing before an editor takes it', async () => {
		const id = await taken(chanda);
		const statement = await confirmed(chanda, id, 'When companies');
		expect(await proposals.standing(chanda, 'statement', statement)).toMatchObject({
			state: 'sent'
		});
		const capture = (await captures.find(chanda, id))!;
		expect(capture).toMatchObject({ provenFor: null, articleId: expect.any(String) });
		const waiting = await captures.copiesWaitingFor([capture.articleId!]);
		expect(waiting).toMatchObject([{ id, by: 'Chanda', way: 'pasted' }]);
		await captures.takeCopy(id, capture.articleId!);
		expect(await captures.copiesWaitingFor([capture.articleId!])).toEqual([]);
		expect((await captures.find(chanda, id))!.provenFor).toBe(capture.articleId);
	});

	it('joins what they sent before, which waits anew', async () => {
		const twice = pastedPage.replace(
			'The notification',
			'“It ends in court,” she said.\n\nThe notification'
		);
		const id = await taken(chanda, { page: twice });
		const first = await confirmed(chanda, id, 'The cabinet');
		const organisation = 'Signal Commons Pakistan';
		const speaker = 'Mahnoor Sethi';
		expect(await confirmed(chanda, id, 'It ends', { organisation, speaker })).toBe(first);
		expect((await said(first)).quotations).toHaveLength(3);
	});
});

describe('what somebody is told to have said without marks', () => {
	it('becomes a statement in our words, and never a quotation', async () => {
		const page = `اسلام آباد: بلال احمد نے کہا کہ یہ قواعد آزادی اظہار کے خلاف ہیں اور انہیں فوری طور پر واپس لیا جائے۔\n\nوزارت نے کوئی جواب نہیں دیا اور اجلاس ختم ہو گیا۔`;
		const id = await taken(bilal, { page });
		const { chosen } = (await captures.open(bilal, id, undefined))!;
		expect(chosen).toMatchObject({ kind: 'reported', card: { words: [] } });
		const statement = await confirmed(bilal, id, chosen!.pieces[0]!.exact.slice(0, 20), {
			date: '2021-03-03'
		});
		expect(await said(statement)).toMatchObject({
			quotations: [],
			summary: chosen!.pieces[0]!.exact,
			lang: 'ur'
		});
	});
});

it('a stakeholder that is alike on record is told of, and added where it is another', async () => {
	await cast.stakeholder('scp', { name: 'Signal Commons of Pakistan' });
	const id = await taken(bilal);
	const refused = await confirm(bilal, id, 'When companies');
	expect(refused).toMatchObject({
		errors: { organisation: expect.stringMatching(/“Signal Commons of Pakistan”/) },
		similar: [{ id: 'scp' }]
	});
	const statement = await confirmed(bilal, id, 'When companies', { different: 'yes' });
	expect((await said(statement)).organisation).not.toBe('scp');
});
