import { expect, it } from 'vitest';
import { slugOf } from './slug.ts';

it.each([
	[
		'Citizens’ Protection (Against Online Harm) Rules, 2020',
		'citizens-protection-against-online-harm-rules-2020'
	],
	['Syndicat des médias', 'syndicat-des-medias'],
	['Act No. XVII', 'act-no-xvii'],
	['آزادی', '']
])('makes of %s an address people can read', (title, slug) => {
	expect(slugOf(title)).toBe(slug);
});

it('ends a long title after a whole word', () => {
	expect(slugOf('word '.repeat(40))).toBe(Array.from({ length: 16 }, () => 'word').join('-'));
	expect(slugOf('a'.repeat(200))).toHaveLength(80);
});
