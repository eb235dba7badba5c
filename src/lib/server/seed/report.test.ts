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
			'           loaded  of these drafts  already there  of these updated',
			'events        175                2              0                 0',
			'citations       9                0           1000                 0',
			'',
			'Drafts wait because of:',
			'  events, no source: 2 (ev-002, ev-010)'
		].join('\n')
	);
});

it('tells what was brought up to the files, and what the record refuses', () => {
	const report = formatReport({
		counts: [{ noun: 'events', loaded: 0, drafts: 0, present: 9, updated: 2 }],
		drafts: [],
		refused: ['articles, dawn: The address is taken.']
	});
	expect(report).toMatch(/events +0 +0 +9 +2\n/);
	expect(report).toContain(
		'refuses what their files say:\n  articles, dawn: The address is taken.'
	);
});

it('says nothing of drafts where there are none', () => {
	const counts = [{ noun: 'events', loaded: 1, drafts: 0, present: 0 }];
	expect(formatReport({ counts, drafts: [] })).not.toContain('Drafts');
});
