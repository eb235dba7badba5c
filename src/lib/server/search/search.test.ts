import { beforeEach, describe, expect, it } from 'vitest';
import * as cast from '../db/test-cast.ts';
import { readWords, search, suggest } from './index.ts';
beforeEach(async () => {
	await cast.scene();
	await cast.stakeholder('aic', { name: 'Asia Internet Coalition', aliases: ['AIC'] });
	await cast.stakeholder('maicom', { name: 'A Maicom of Lahore' });
	await cast.regulation('nachtrag', { title: 'Gesetz über Netze', aliases: ['NetzG'] });
	await cast.event('leaked', { kind: 'leak', date: '2020-02-12', description: 'The text leaks' });
	await cast.statement('s1', { organisationId: 'aic', quote: 'We ask to reconsider' });
});
it('x', async () => {
	for (const w of [
		'AIC',
		'gesetz UBER',
		'reconsidering',
		'Assia Internet Colition',
		'netzg',
		'Asia Internet Coalition reconsider'
	]) {
		console.log(
			w,
			JSON.stringify(await search(w, { filters: {}, page: 1 }), null, 1).slice(0, 3000)
		);
		console.log(w, JSON.stringify(await suggest(w)));
	}
	console.log(
		JSON.stringify(
			await search('AIC', {
				filters: {
					regulation: 'harm-rules',
					stance: 'oppose',
					noun: 'statement',
					year: '2020',
					kind: 'industry_body',
					lang: 'en'
				},
				page: 1
			}),
			null,
			1
		)
	);
	expect(readWords('a')).toBeTruthy();
});
