import { render } from 'svelte/server';
import { expect, it } from 'vitest';
import { type Kept, noCopy } from '../domain/proof';
import QuoteProof from './QuoteProof.svelte';

const day = new Date('2026-11-02T12:00:00Z');
const kept: Kept = {
	state: 'found',
	before: '',
	passage: 'ill-advised',
	after: '',
	closest: null,
	copy: { way: 'fetched', capturedAt: day, sha256: 'abc', archiveUrl: null },
	live: null,
	liveWords: null,
	page: null
};
const source = { url: 'https://example.org/dawn', archiveUrl: null };
const shown = (proof: object) => {
	const quotation = { exact: 'ill-advised', lang: 'en', source, proof } as never;
	return render(QuoteProof, { props: { quotation } }).body;
};
const page = (state: string) => ({ state, seenAt: day });

it('leads to the words on the page where nothing tells that they are gone', () => {
	for (const live of [null, 'verified'])
		expect(shown({ ...kept, live })).toMatch(
			/#:~:text=ill%2Dadvised"[^>]*>Original, at these words/
		);
});

it('promises no words that were changed or are gone, and no page that is gone', () => {
	for (const live of ['changed', 'gone']) {
		const html = shown({ ...kept, live, page: page('there') });
		expect(html).not.toContain('at these words');
		expect(html).toMatch(/href="https:\/\/example.org\/dawn"[^>]*>Original</);
	}
	expect(shown({ ...kept, live: 'gone', page: page('gone') })).not.toContain('Original');
	expect(shown(noCopy)).not.toContain('Original');
});
