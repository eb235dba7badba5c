import { expect, it } from 'vitest';
import { formatReport } from './report.ts';

it('tells what came in, what of it waits and why', () => {
	const report = formatReport({
		counts: [
			{ noun: 'events', loaded: 175, drafts: 2, present: 0 },
			{ noun: 'citations', loaded: 9, drafts: 0, present: 1_000 }
		],
		drafts: [{ noun: 'events', reason: 'no source', ids: ['ev-002', 'ev-010'] }]
	});
	expect(report).toBe(
		[
			'           loaded  of these drafts  already there',
			'events        175                2              0',
			'citations       9                0           1000',
			'',
			'Drafts wait because of:',
			'  events, no source: 2 (ev-002, ev-010)'
		].join('\n')
	);
});

it('says nothing of drafts where there are none', () => {
	const counts = [{ noun: 'events', loaded: 1, drafts: 0, present: 0 }];
	expect(formatReport({ counts, drafts: [] })).not.toContain('Drafts');
});
