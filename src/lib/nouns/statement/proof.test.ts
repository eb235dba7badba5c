import { beforeEach, expect, it } from 'vitest';
import { liveSentence, proofInShort, proofSentence } from '../../domain/proof.ts';
import { keep } from '../../../../tests/helpers/server/copies/test-copies.ts';
import { represent } from '../../server/outlets/exports/index.ts';
import * as cast from '../../../../tests/helpers/nouns/test-cast.ts';
import { get } from './queries.server.ts';

const page =
	'The coalition wrote. “These rules put an end to anonymous speech,” it said on Monday.';
const capturedAt = new Date('2026-03-03T10:00:00Z');

beforeEach(async () => {
	await cast.scene();
	await cast.statement('reaction', { quote: 'These rules put an end to anonymous speech.' });
});

async function proof() {
	const found = await get('reaction');
	if (found?.state !== 'published') throw new Error('Not published');
	return found.statement.quotations[0]!.proof;
}

it('readers are told that no copy of a page is kept', async () =>
	expect(proofSentence(await proof())).toBe('No copy of this page is kept yet.'));

it('readers see the words in the copy, and when it was kept', async () => {
	await keep(page, { capturedAt, way: 'fetched' });
	const found = await proof();
	expect(proofSentence(found)).toBe('Found in the copy of this page kept on 3 March 2026.');
	expect(found).toMatchObject({
		before: 'The coalition wrote. “',
		passage: 'These rules put an end to anonymous speech',
		after: ',” it said on Monday.',
		copy: { capturedAt }
	});
	if (found.state === 'found') expect(liveSentence(found)).toBeUndefined();
});

it('readers are told that the words stand in text that staff pasted, until a fetched page has them', async () => {
	await keep(page, { capturedAt });
	expect(proofSentence(await proof())).toBe('Found in text that staff pasted on 3 March 2026.');
	expect(proofInShort(await proof())).toBe('Found in text that staff pasted');
	expect((await represent.statements(['reaction']))[0]!.quotations[0]!.proof.way).toBe('pasted');
	await keep(page, { capturedAt: new Date('2026-03-05'), way: 'fetched' });
	expect(proofInShort(await proof())).toBe('Found in the kept copy');
	expect(proofSentence(await proof())).toBe('Found in the copy of this page kept on 5 March 2026.');
	expect((await represent.statements(['reaction']))[0]!.quotations[0]!.proof.way).toBe('fetched');
});

it('readers are told which words stand there instead', async () => {
	await keep(page.replace('an end', 'a stop'), { capturedAt });
	expect(proofSentence(await proof())).toBe(
		'Not in the copy of this page kept on 3 March 2026: the words there are “These rules put a stop to anonymous speech”.'
	);
});

it('programs read the same, as a selector of the words', async () => {
	const programs = async () => (await represent.statements(['reaction']))[0]!.quotations[0]!.proof;
	expect(await programs()).toMatchObject({ state: 'no_copy', sha256: null, selector: null });
	await keep(page, { capturedAt });
	expect(await programs()).toMatchObject({
		state: 'found',
		captured_at: '2026-03-03T10:00:00.000Z',
		closest: null,
		selector: {
			type: 'TextQuoteSelector',
			exact: 'These rules put an end to anonymous speech',
			prefix: 'The coalition wrote. “'
		}
	});
});

it('what was said of the page since is told with the day on which it was looked at', () => {
	const copy = { capturedAt, way: 'fetched' as const, sha256: '', archiveUrl: null };
	const words = {
		before: '',
		passage: 'We object',
		after: '',
		closest: null,
		liveWords: 'We agree'
	};
	const told = (live: 'verified' | 'changed' | 'gone', state: 'there' | 'gone' = 'there') => {
		const looked = { state, seenAt: new Date('2026-04-01T10:00:00Z') };
		return liveSentence({ state: 'found', copy, ...words, live, page: looked });
	};
	expect([told('verified'), told('changed'), told('gone'), told('gone', 'gone')]).toEqual([
		'The words still stood on the page on 1 April 2026.',
		'On 1 April 2026 the page had other words in their place: “We agree”.',
		'On 1 April 2026 the words no longer stood on the page.',
		'On 1 April 2026 the page itself was gone.'
	]);
});
