import { beforeEach, describe, expect, it } from 'vitest';
import * as cast from '../../../../tests/helpers/nouns/test-cast.ts';
import { ask } from '../../../../tests/helpers/server/outlets/files/test-asking.ts';
import { GET as home } from './+server';
import { GET as ofItem } from '../[list=list]/[key]/card.png/+server';
import { GET as ofStatements } from '../statements/card.png/+server';

type Handler = Parameters<typeof ask<object>>[0];

beforeEach(async () => {
	await cast.scene();
	await cast.statement('letter', { quote: 'These rules silence us.' });
});

const at = (route: unknown, path: string, params: object = {}, init?: RequestInit) =>
	ask(route as Handler, path, params, init);
const card = (id: string, init?: RequestInit) =>
	at(ofItem, `/statements/${id}/card.png`, { list: 'statements', key: id }, init);

async function refusal(answer: Response) {
	expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
	return [answer.status, await answer.text()];
}

describe('the card of a page', () => {
	it('is a picture, and not sent again to who has it', async () => {
		const answer = await card('letter');
		expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/png']);
		const etag = answer.headers.get('etag')!;
		const again = await card('letter', { headers: { 'if-none-match': etag } });
		expect([again.status, await again.text()]).toEqual([304, '']);
		await cast.change('statement', 'letter', { channel: 'letter' });
		expect((await card('letter')).headers.get('etag')).not.toBe(etag);
	});

	it('that was withdrawn says so in a sentence', async () => {
		await cast.change('statement', 'letter', {
			state: 'withdrawn',
			stateReason: 'It was never sent.'
		});
		expect(await refusal(await card('letter'))).toEqual([
			410,
			'It was withdrawn from the record. It was never sent.\n'
		]);
	});

	it('is not there where nothing is, nor where a draft is', async () => {
		await cast.statement('draft', { state: 'draft' });
		const sentence = 'No statement with this address is on record.\n';
		for (const id of ['nothing', 'draft', '%00'])
			expect(await refusal(await card(id))).toEqual([404, sentence]);
	});

	it('leads from an old address to the present one, with what narrows it', async () => {
		await cast.change('regulation', 'harm-rules', { slug: 'harm-rules-2020' });
		const params = { list: 'regulations', key: 'harm-rules' };
		const moved = await at(ofItem, '/regulations/harm-rules/card.png', params);
		expect([moved.status, moved.headers.get('location')]).toEqual([
			308,
			'/regulations/harm-rules-2020/card.png'
		]);
		const narrowed = await at(ofStatements, '/statements/card.png?regulation=harm-rules');
		expect([narrowed.status, narrowed.headers.get('location')]).toEqual([
			308,
			'/statements/card.png?regulation=harm-rules-2020'
		]);
	});

	it('of an empty record is one all the same', async () => {
		await cast.change('statement', 'letter', { state: 'withdrawn' });
		const none = await at(ofStatements, '/statements/card.png?stance=support&page=9&nobody=knows');
		expect([none.status, none.headers.get('content-type')]).toEqual([200, 'image/png']);
		expect((await at(home, '/card.png')).status).toBe(200);
	});
});
