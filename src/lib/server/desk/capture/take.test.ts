import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { User } from '../../../domain/staff.ts';
import * as cast from '../../../../../tests/helpers/nouns/test-cast.ts';
import { closeReader } from '../../capture/index.ts';
import { pdfOf } from '../../../../../tests/helpers/server/capture/test-pdf.ts';
import { keyedHash } from '../../auth/secret.ts';
import { db } from '../../db/index.ts';
import * as t from '../../db/schema.ts';
import * as worker from '../../worker/index.ts';
import {
	openInternet,
	outerAddress
} from '../../../../../tests/helpers/server/jobs/test-internet.ts';
import { user } from '../../../../../tests/helpers/server/write/proposals/test-drafts.ts';
import * as captures from './index.ts';
import {
	address,
	confirmed,
	refusalOf,
	scene,
	taken
} from '../../../../../tests/helpers/server/desk/capture/test-captures.ts';
import {
	htmlPage,
	pastedPage
} from '../../../../../tests/helpers/server/desk/capture/test-page.ts';

let bilal: User;
let chanda: User;

beforeEach(async () => {
	({ bilal, chanda } = await scene());
});
afterEach(() => vi.restoreAllMocks());
afterAll(closeReader);

describe('a page that is brought to the desk', () => {
	it('fills in its article, each field with where it was found', async () => {
		await cast.article('other', { url: 'https://other.example/1', outlet: 'Media Defence Watch' });
		const id = await taken(bilal, { page: htmlPage, address: '' });
		const { capture, laws } = (await captures.openCapture(bilal, id, undefined))!;
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
		expect((await captures.findCapture(bilal, id))!.typed.outlet).toBe('The MEDIA Defence Watch');
	});

	it('has the outlet that it names itself, and that of its site’s earlier pages only where it names none', async () => {
		const url = 'https://mdw.example/2019/old';
		await cast.article('earlier', { url, outlet: 'Somebody’s Blog' });
		const named = await taken(bilal, { page: htmlPage, address: '' });
		expect(await captures.findCapture(bilal, named)).toMatchObject({
			typed: { outlet: 'Media Defence Watch' },
			found: { outlet: { from: 'meta', certain: false } }
		});
		const page = htmlPage
			.replace('<meta property="og:site_name" content="Media Defence Watch">', '')
			.replace(' | Media Defence Watch', '');
		const unnamed = await taken(bilal, { page, address: '' });
		expect((await captures.findCapture(bilal, unnamed))!.typed.outlet).toBe('Somebody’s Blog');
	});

	it('names laws and stakeholders by their Urdu names, however a keyboard writes them', async () => {
		const aliases = ['پی ایف یو جے'];
		await cast.stakeholder('pfuj', { name: 'Pakistan Federal Union of Journalists', aliases });
		await cast.stakeholder('butt', { name: 'Afzal Butt', aliases: ['افضل بٹ'], kind: 'person' });
		await cast.regulation('peca-2025', { title: 'Amendment', aliases: ['پیکا ترمیمی ایکٹ 2025'] });
		const said = 'صدر پي ايف يو جے افضل بٹ نے کہا کہ پیکا ترمیمی ایکٹ ۲۰۲۵ صحافت پر حملہ ہے۔';
		const page = `اسلام آباد: ${said}\n\nوزارت نے کوئی جواب نہیں دیا اور اجلاس ختم ہو گیا۔`;
		const { chosen } = (await captures.openCapture(
			bilal,
			await taken(bilal, { page }),
			undefined
		))!;
		expect(chosen).toMatchObject({
			speaker: { id: 'butt' },
			organisation: { id: 'pfuj' },
			card: { role: 'صدر', law: 'Amendment' }
		});
	});

	it('shows each quotation with its speaker, matched to the record', async () => {
		const id = await taken(bilal);
		const cards = [];
		const { candidates } = (await captures.openCapture(bilal, id, undefined))!;
		for (const { at } of candidates)
			cards.push((await captures.openCapture(bilal, id, at))!.chosen!);
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
		expect(await captures.findCapture(dawood, id)).toBeUndefined();
		expect(await captures.findCapture(bilal, id)).toBeDefined();
	});

	it('is read as HTML where the clipboard had it, and as text where that tells more', async () => {
		const rich = await taken(bilal, { page: pastedPage, html: htmlPage });
		expect((await captures.findCapture(bilal, rich))!.found.published).toMatchObject({
			from: 'meta'
		});
		const thin = await taken(chanda, { page: pastedPage, html: '<p>Share this</p>' });
		expect((await captures.findCapture(chanda, thin))!.found.published).toMatchObject({
			from: 'written'
		});
	});

	it('is not read where there is no room for it, nor after 120 pastes within an hour', async () => {
		const prose = `${'It rained for two long days in Karachi. '.repeat(25)}\n\n`.repeat(700);
		await taken(chanda, { page: `${pastedPage}\n\n${prose}` });
		await db.update(t.account).set({ mostMegabytes: 1 }).where(eq(t.account.id, 'chanda'));
		const asked = vi.spyOn(worker, 'inWorker');
		expect(await refusalOf(chanda, { page: pastedPage })).toEqual({
			page: expect.stringContaining('more than 1 MB')
		});
		const times = Array.from({ length: 120 }, () => new Date());
		await db.insert(t.tries).values({ key: keyedHash('pastes of bilal'), times });
		expect(await refusalOf(bilal, { page: pastedPage })).toEqual({
			page: expect.stringMatching(/^You have pasted 120 pages .* This one still stands here/)
		});
		expect(asked).not.toHaveBeenCalled();
	});

	it('opens without quotations where it took too long to look for them, and says so', async () => {
		const id = await taken(bilal);
		vi.spyOn(worker, 'inWorker').mockRejectedValueOnce(new worker.GivenUp('time'));
		expect(await captures.openCapture(bilal, id, undefined)).toMatchObject({
			candidates: [],
			notice: expect.stringMatching(/^It took too long to look for quotations/)
		});
		expect((await captures.openCapture(bilal, id, undefined))!.notice).toBeUndefined();
	});

	it('that is refused says why at its field', async () => {
		expect(await refusalOf(bilal, {})).toEqual({
			page: expect.stringMatching(/^Paste the address/)
		});
		expect(await refusalOf(bilal, { page: 'http://127.0.0.1/' })).toEqual({
			page: 'Nothing on the public internet answers to this address. Check it for a slip. Or paste the text of the page.'
		});
		expect(await refusalOf(bilal, { page: 'file:///etc/passwd' })).toEqual({
			page: 'The address begins with https:// or http://. Or paste the text of the page.'
		});
		expect(await refusalOf(bilal, { page: 'http://mdw.example:8080/' })).toEqual({
			page: 'Only the ports 80 and 443 are asked: give an address without “:8080”. Or paste the text of the page.'
		});
		expect(await refusalOf(bilal, { page: pastedPage, address: 'nowhere' })).toEqual({
			address: expect.stringMatching(/^This is not the address of a web page/)
		});
		expect(await refusalOf(bilal, { page: 'Too short.' })).toEqual({
			page: expect.stringMatching(/too little text/)
		});
		expect(await db.$count(t.copy)).toBe(0);
	});

	it('stays in the field where it was typed, with the refusal beside it, where its address is refused', async () => {
		const inside = 'http://127.0.0.1/';
		for (const given of [
			{ page: inside, html: '', address: '' },
			{ page: '', html: '', address: inside }
		]) {
			const taken = (await captures.capturePage(bilal, given)) as captures.Refusal;
			const { page, address } = given;
			expect(Object.keys(taken.errors)).toEqual([page ? 'page' : 'address']);
			expect(captures.refillCapture(given, taken)).toEqual({ page, address });
		}
	});

	it('is an address that is too long: it is said so, and never read as a text', async () => {
		const long = `https://paper.example/${'a'.repeat(2_000)}`;
		for (const page of [long, long.replace('https://', '')]) {
			expect(await refusalOf(bilal, { page })).toEqual({
				page: expect.stringMatching(
					/^This address is longer than 2,000 letters\. Give a shorter one/
				)
			});
		}
		expect(await refusalOf(bilal, { page: '', address: long })).toEqual({
			address: expect.stringMatching(/^This address is longer/)
		});
	});

	it('keeps no letter that the database cannot', async () => {
		const id = await taken(bilal, { page: pastedPage.replace('alarm', 'al\0arm\ud800') });
		expect((await captures.findCapture(bilal, id))!.text).not.toContain('\0');
	});

	it('is forgotten after a week if nothing was made of it', async () => {
		const unused = await taken(chanda);
		const used = await taken(bilal);
		await confirmed(bilal, used, 'When companies');
		await captures.purgeCaptures();
		expect(await captures.findCapture(chanda, unused)).toBeDefined();
		vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 8 * 86_400_000 });
		await captures.purgeCaptures();
		vi.useRealTimers();
		expect(await captures.findCapture(chanda, unused)).toBeUndefined();
		expect(await captures.findCapture(bilal, used)).toBeDefined();
	});
});

describe('a page that is fetched', () => {
	let internet: Awaited<ReturnType<typeof openInternet>>;
	beforeEach(async () => {
		internet = await openInternet();
		internet.names['mdw.example'] = [[outerAddress.v4]];
	});
	afterEach(() => internet.close());

	it('is kept with its bytes, its address and what its server said', async () => {
		internet.outer.answer = (_, response) =>
			response.writeHead(200, { 'content-type': 'text/html', etag: '"7"' }).end(htmlPage);
		const id = await taken(bilal, { page: 'http://mdw.example/2021/03/alarmed?utm_source=x' });
		const [copy] = await db.select().from(t.copy).where(eq(t.copy.id, id));
		expect(copy).toMatchObject({ way: 'fetched', status: 200, capturedBy: 'bilal' });
		expect(copy!.headers).toMatchObject({ etag: '"7"' });
		expect(Buffer.from(copy!.bytes).toString()).toBe(htmlPage);
		expect((await captures.findCapture(bilal, id))!.typed.url).toBe(address);
	});

	it('may be a PDF', async () => {
		const letter = pdfOf([
			[
				'Laura Penn of the IIA said: "We ask the ministry to',
				'withdraw its rules, which were written without us."',
				'',
				'The ministry did not answer, and the hearing was put off.'
			]
		]);
		internet.outer.answer = (_, response) => response.end(letter);
		const read = await taken(bilal, { page: 'http://mdw.example/letter.pdf' });
		const { chosen } = (await captures.openCapture(bilal, read, undefined))!;
		expect(chosen).toMatchObject({ speaker: { name: 'Laura Penn' }, organisation: { id: 'iia' } });
	});

	it('that is refused leaves its address, for the text that is pasted in its place', async () => {
		internet.outer.answer = (_, response) => response.writeHead(403).end();
		const given = { page: 'http://mdw.example/walled', html: '', address: '' };
		const taken = (await captures.capturePage(bilal, given)) as captures.Refusal;
		expect(taken.errors).toEqual({ page: expect.stringMatching(/paste its text/) });
		expect(captures.refillCapture(given, taken)).toEqual({ page: '', address: given.page });
	});

	it('is fetched 60 times an hour for one person, and no more', async () => {
		internet.outer.answer = (_, response) => response.writeHead(404).end();
		for (let time = 0; time < 60; time++) await refusalOf(bilal, { page: 'http://mdw.example/x' });
		expect(await refusalOf(bilal, { page: 'http://mdw.example/x' })).toEqual({
			page: expect.stringMatching(/60 pages fetched within an hour/)
		});
		expect(internet.outer.seen.requests).toHaveLength(60);
		expect(await refusalOf(chanda, { page: 'http://mdw.example/x' })).toEqual({
			page: expect.stringMatching(/404/)
		});
	});
});
