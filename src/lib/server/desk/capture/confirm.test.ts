import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { User } from '../../../domain/staff.ts';
import * as cast from '../../../../../tests/helpers/nouns/test-cast.ts';
import { closeReader } from '../../capture/index.ts';
import { db } from '../../db/index.ts';
import * as t from '../../db/schema.ts';
import { visibleItem } from '../../visibility/index.ts';
import * as proposals from '../../write/proposals/index.ts';
import { user } from '../../../../../tests/helpers/server/write/proposals/test-drafts.ts';
import * as quotations from './quotations.ts';
import * as captures from './index.ts';
import {
	address,
	confirm,
	confirmed,
	scene,
	stakeholderNamed,
	taken
} from '../../../../../tests/helpers/server/desk/capture/test-captures.ts';
import { pastedPage } from '../../../../../tests/helpers/server/desk/capture/test-page.ts';

let bilal: User;
let chanda: User;

beforeEach(async () => {
	({ bilal, chanda } = await scene());
});
afterEach(() => vi.restoreAllMocks());
afterAll(closeReader);

const said = async (id: string) => (await visibleItem(bilal, 'statement', id))!.item;

describe('a quotation that an editor confirms', () => {
	it('is a draft with the words of the copy, its article and whoever is new', async () => {
		const id = await taken(bilal);
		const statement = await said(await confirmed(bilal, id, 'The cabinet'));
		expect(statement).toMatchObject({
			state: 'draft',
			date: '2021-03-03',
			basis: 'reported',
			speakerRole: 'director',
			positions: [{ regulation: 'safe', stance: 'not_stated' }],
			quotations: [
				{ exact: expect.stringMatching(/^The cabinet speaks .* need to know$/) },
				{ exact: 'A country cannot be for sale to start-ups and closed to speech' }
			]
		});
		for (const { exact } of statement.quotations) expect(pastedPage).toContain(exact);
		expect(await stakeholderNamed('Mahnoor Sethi')).toMatchObject({
			kind: 'person',
			state: 'draft'
		});
		expect(await stakeholderNamed('Signal Commons Pakistan')).toMatchObject({ state: 'draft' });
		const capture = (await captures.findCapture(bilal, id))!;
		expect(capture.provenFor).toBe(statement.sources[0]);
		expect((await visibleItem(bilal, 'article', capture.provenFor!))!.item).toMatchObject({
			url: address,
			headline: 'Alliance of internet firms ‘alarmed’ by new rules on harmful content',
			regulations: ['safe'],
			state: 'draft'
		});
	});

	it('takes stance and demands by hand alone', async () => {
		const id = await taken(bilal);
		expect(await said(await confirmed(bilal, id, 'The Indus'))).toMatchObject({
			positions: [{ regulation: 'safe', stance: 'not_stated' }],
			demands: [],
			summary:
				'Quoted by Media Defence Watch on the Safe Platforms (Duties and Penalties) Rules 2021.'
		});
		const other = await taken(bilal, { page: `${pastedPage}\nAgain.` });
		const given = { stance: 'oppose', demands: ['withdraw'], different: 'yes' };
		expect(await said(await confirmed(bilal, other, 'The Indus', given))).toMatchObject({
			positions: [{ regulation: 'safe', stance: 'oppose' }],
			demands: ['withdraw'],
			summary: 'Opposes the Safe Platforms (Duties and Penalties) Rules 2021. Demands: withdraw.'
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

	it('has the organisation of the membership on record where the page names none, and says what the record contradicts', async () => {
		await cast.stakeholder('rehan', { name: 'Rehan Qadir', kind: 'person' });
		const qadir = { relation: 'person_of', role: 'Director' } as const;
		await cast.membership('iia', 'rehan', '2021', qadir);
		await cast.stakeholder('later', { name: 'Later Forum' });
		await cast.membership('later', 'rehan', '2024', qadir);
		const opened = async (page: string) => {
			const id = await taken(bilal, { page });
			const { candidates } = (await captures.openCapture(bilal, id, undefined))!;
			const { at } = candidates.find(({ words }) => words.startsWith('When companies'))!;
			return (await captures.openCapture(bilal, id, at))!.chosen!;
		};
		const bare = await opened(pastedPage.replace(', director of Signal Commons Pakistan.', '.'));
		expect(bare.card).toMatchObject({
			organisation: 'Indus Internet Alliance',
			organisationKind: 'industry_body'
		});
		expect(bare.membership).toBe(
			'The text names no organisation beside Rehan Qadir. This is the membership on record: Indus Internet Alliance (Director, seen on 2021).'
		);
		const other = await opened(pastedPage);
		expect(other.card.organisation).toBe('Signal Commons Pakistan');
		expect(other.membership).toMatch(
			/^The record has the speaker with another organisation: Indus/
		);
		const said = { speaker: 'rehan', date: '2021-03-03' };
		const asked = (organisation: string) =>
			captures.contradictionIn(bilal, { ...said, organisation });
		expect(await asked('iia')).toBeUndefined();
		expect(await asked('coalition')).toMatch(/^The record has the speaker with another/);
	});

	it('is on the law that the text has named so far, and on the one that somebody wrote in its place', async () => {
		await cast.regulation('levy', { title: 'Levy on Messages Act 2019' });
		const page = pastedPage.replace(
			'26th February.',
			'26th February, as the Levy on Messages Act was.'
		);
		const id = await taken(bilal, { page });
		const lawAt = async (begins: string) => {
			const { candidates } = (await captures.openCapture(bilal, id, undefined))!;
			const { at } = candidates.find(({ words }) => words.startsWith(begins))!;
			return (await captures.openCapture(bilal, id, at))!.chosen!.card.law;
		};
		const safe = 'Safe Platforms (Duties and Penalties) Rules 2021';
		expect([await lawAt('When companies'), await lawAt('The cabinet')]).toEqual([safe, safe]);
		await confirmed(bilal, id, 'When companies', { law: 'Levy on Messages Act 2019' });
		expect(await lawAt('The cabinet')).toBe('Levy on Messages Act 2019');
		await confirmed(bilal, id, 'The cabinet', { law: '', different: 'yes' });
		expect(await lawAt('The Indus')).toBe('');
	});

	it('is on no law that the page names at its end alone', async () => {
		const end = 'Safe Platforms (Duties and Penalties) Rules, 2021';
		const page = pastedPage
			.replace(end, 'new rules')
			.replace('newsrooms', `newsrooms, as the ${end} say,`);
		const id = await taken(bilal, { page });
		const { capture, chosen } = (await captures.openCapture(bilal, id, undefined))!;
		expect(capture.typed.laws).toBe('Safe Platforms (Duties and Penalties) Rules 2021');
		expect(chosen!.card.law).toBe('');
	});

	it('joins it with the same law, however that is called, and never with another stance', async () => {
		const twice = pastedPage.replace(
			'The notification reached',
			'“We will go to court before the month is over,” said Rehan Qadir.\n\nThe notification reached'
		);
		const id = await taken(bilal, { page: twice });
		const who = { organisation: 'Signal Commons Pakistan', organisationKind: 'civil_society' };
		const given = { ...who, stance: 'oppose' };
		const first = await confirmed(bilal, id, 'When companies', given);
		const again = { ...given, law: 'safe' };
		expect(await confirm(bilal, id, 'We will go', { ...again, stance: 'support' })).toEqual({
			errors: { stance: expect.stringContaining('another stance') }
		});
		expect(await confirmed(bilal, id, 'We will go', again)).toBe(first);
		expect(await said(first)).toMatchObject({
			positions: [{ regulation: 'safe', stance: 'oppose' }],
			quotations: [{}, {}]
		});
	});

	it('may be shorter, and is never of other words than those of the page', async () => {
		const id = await taken(bilal);
		const invented = ['Ministers should resign.'];
		const refused = await confirm(bilal, id, 'When companies', { words: invented });
		expect(refused).toEqual({
			errors: { 'words.0': expect.stringMatching(/are not in the page/) }
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
			'organisation'
		]);
		expect(await db.$count(t.article, eq(t.article.outlet, 'Media Defence Watch'))).toBe(0);
	});

	it('leaves no draft of who is new where its date or its law is refused', async () => {
		const id = await taken(bilal);
		const refused = await confirm(bilal, id, 'When companies', {
			organisation: 'Signal Commoners',
			date: '31 February 2021',
			stance: 'oppose',
			law: 'Rules that nobody made'
		});
		expect(refused).toEqual({
			errors: {
				date: 'There is no day 31 in February 2021, which has 28 days.',
				law: 'No law is on record as “Rules that nobody made”. Choose one, or add it first.'
			}
		});
		expect(await stakeholderNamed('Signal Commoners')).toBeUndefined();
		expect(await db.$count(t.article, eq(t.article.url, address))).toBe(0);
	});

	it('uses the article that is on record already, and keeps what is typed over its fields', async () => {
		await cast.article('known', { url: address, outlet: 'MDW' });
		const id = await taken(bilal);
		const { sources } = await said(await confirmed(bilal, id, 'When companies'));
		expect(sources).toEqual(['known']);
		await captures.keepArticleTyped(id, { 'article.headline': 'Mine', 'article.x': '1' });
		expect((await captures.findCapture(bilal, id))!.typed).toMatchObject({ headline: 'Mine' });
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
		expect(await proposals.itemStanding(chanda, 'statement', statement)).toMatchObject({
			state: 'sent'
		});
		const capture = (await captures.findCapture(chanda, id))!;
		expect(capture).toMatchObject({ provenFor: null, articleId: expect.any(String) });
		const waiting = await captures.copiesWaitingFor([capture.articleId!]);
		expect(waiting).toMatchObject([{ id, by: 'Chanda', way: 'pasted' }]);
		await captures.takeCopy(id, capture.articleId!);
		expect(await captures.copiesWaitingFor([capture.articleId!])).toEqual([]);
		expect((await captures.findCapture(chanda, id))!.provenFor).toBe(capture.articleId);
	});

	it('is published with its page as the proof where the editor takes that along', async () => {
		const id = await taken(chanda);
		const statement = await confirmed(chanda, id, 'The cabinet');
		const { articleId } = (await captures.findCapture(chanda, id))!;
		const { proposal } = (await proposals.itemStanding(bilal, 'statement', statement))!;
		const { version } = (await proposals.get(bilal, proposal!.id))!;
		await proposals.publishProposal(bilal, proposal!.id, version, {
			withDependencies: true,
			also: (session) => captures.takeCopies(session, [id, 'no such page'])
		});
		expect((await said(statement)).state).toBe('published');
		expect((await captures.findCapture(chanda, id))!.provenFor).toBe(articleId);
		expect(await captures.copiesWaitingFor([articleId!])).toEqual([]);
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

describe('a quotation whose statement does not come about', () => {
	const written = [t.article, t.stakeholder, t.statement, t.revision, t.proposal, t.searchEntry];
	const rows = async (id: string) => [
		...(await Promise.all(written.map((table) => db.$count(table)))),
		(await captures.findCapture(bilal, id))!.articleId
	];

	it.each(['editor', 'contributor'])(
		'leaves no row of a refused %s, and what was typed',
		async (role) => {
			const writer = role === 'editor' ? bilal : chanda;
			const id = await taken(writer);
			await captures.keepTyped(id, { headline: 'Mine' });
			const before = await rows(id);
			expect(
				await confirm(writer, id, 'When companies', { role: 'x'.repeat(1_500) })
			).toMatchObject({
				errors: { role: expect.stringMatching(/long/) }
			});
			expect(await rows(id)).toEqual(before);
			expect((await captures.findCapture(writer, id))!.typed.headline).toBe('Mine');
			await confirmed(writer, id, 'When companies');
			expect(await rows(id)).not.toEqual(before);
		}
	);

	it('leaves no row where the last step fails, and is made by the next attempt', async () => {
		const id = await taken(chanda);
		const before = await rows(id);
		vi.spyOn(quotations, 'noteTaken').mockRejectedValueOnce(new Error('The process ends here.'));
		await expect(confirm(chanda, id, 'When companies')).rejects.toThrow('The process ends here.');
		expect(await rows(id)).toEqual(before);
		await confirmed(chanda, id, 'When companies');
		expect(await db.$count(t.statement)).toBe(1);
	});

	it('is one statement, however often its card is sent at once', async () => {
		const id = await taken(chanda);
		const sent = Array.from({ length: 5 }, () => confirmed(chanda, id, 'When companies'));
		expect(new Set(await Promise.all(sent)).size).toBe(1);
		expect(await db.$count(t.proposal, eq(t.proposal.noun, 'statement'))).toBe(1);
	});

	it('tells of the people and of the statement at once', async () => {
		await cast.stakeholder('scp', { name: 'Signal Commons of Pakistan' });
		const id = await taken(bilal);
		const refused = await confirm(bilal, id, 'When companies', { date: '31 February 2021' });
		expect(refused).toMatchObject({
			noun: 'stakeholder',
			errors: {
				organisation: expect.stringMatching(/“Signal Commons of Pakistan”/),
				date: expect.stringMatching(/no day 31/)
			}
		});
	});
});

describe('a page that another contributor has sent', () => {
	it('is joined, and its reader is told nothing of it', async () => {
		const first = await taken(chanda);
		await confirmed(chanda, first, 'When companies');
		const dawood = await user('contributor', { id: 'dawood', name: 'D', email: 'd@example.org' });
		const second = await taken(dawood);
		expect((await captures.openCapture(dawood, second, undefined))!.article).toBeUndefined();
		const statement = await said(await confirmed(dawood, second, 'The cabinet'));
		const { articleId } = (await captures.findCapture(chanda, first))!;
		expect(statement.sources).toEqual([articleId]);
		expect(statement.quotations.map(({ article }) => article)).toEqual([articleId, articleId]);
		expect(await captures.copiesWaitingFor([articleId!])).toHaveLength(2);
	});
});

describe('what somebody is told to have said without marks', () => {
	it('becomes a statement in our words, and never a quotation', async () => {
		const page = `اسلام آباد: بلال احمد نے کہا کہ یہ قواعد آزادی اظہار کے خلاف ہیں اور انہیں فوری طور پر واپس لیا جائے۔\n\nوزارت نے کوئی جواب نہیں دیا اور اجلاس ختم ہو گیا۔`;
		const id = await taken(bilal, { page });
		const { chosen } = (await captures.openCapture(bilal, id, undefined))!;
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
