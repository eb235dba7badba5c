import { render } from 'svelte/server';
import { expect, it } from 'vitest';
import type { ComparedRegulation } from '../domain/comparison.ts';
import { answersOf } from '../domain/timeline/answers.ts';
import { clocksOf } from '../domain/timeline/clocks.ts';
import Comparison from './Comparison.svelte';

it('says of each day that is missing why it is, as the page of the law does', () => {
	const clocks = clocksOf({}, { instrument: 'bill', status: 'proposed' });
	const law: ComparedRegulation = {
		id: 'bill',
		slug: 'bill',
		title: 'Data Bill',
		short: 'Data Bill',
		jurisdiction: 'PK',
		instrument: 'bill',
		status: 'proposed',
		statusDetail: null,
		issuingBody: 'Ministry',
		referenceNumber: null,
		clocks
	};
	const answers = answersOf({ slug: 'bill', clocks, events: [], course: [] }, '2026-11-02');
	const comparison = {
		regulations: [law],
		answers: [answers],
		statements: [{ value: 0 }],
		stances: [],
		demands: [],
		course: { rows: [], more: [0] },
		speakers: { rows: [], total: 0 },
		asOf: undefined
	};
	const { body } = render(Comparison, { props: { comparison } });
	const said = body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
	expect(said).toMatch(/Notified or approved not yet made/);
	expect(said).toMatch(/Leaked or published not yet made/);
	expect(said).toMatch(/First reaction from outside the state none on record/);
	expect(said).not.toContain('unknown');
});
