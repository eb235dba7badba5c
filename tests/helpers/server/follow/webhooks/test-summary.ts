import type { ChangeSummary } from '../../../../../src/lib/server/follow/change-summary.ts';

export const summary: ChangeSummary = {
	change: 1,
	noun: 'statement',
	id: 'objection',
	kinds: ['statement'],
	changes: [],
	what: 'New statement',
	title: 'Coalition on the Harm Rules',
	text: 'They object.',
	lang: 'en',
	quotations: [
		{
			exact: 'We object',
			lang: 'en',
			source: { words: 'Dawn, 14 February 2020', url: 'https://x.example/dawn' }
		}
	],
	facts: ['Stance: oppose'],
	sources: [{ words: 'Dawn, 14 February 2020', url: 'https://x.example/dawn' }],
	tags: ['Harm Rules'],
	url: 'https://x.example/s',
	at: new Date('2026-11-27T07:20:00Z')
};
