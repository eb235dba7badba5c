import { render } from 'svelte/server';
import { expect, it } from 'vitest';
import { statementCard } from '../../../../../tests/helpers/domain/test-cards.ts';
import { parseEdtf } from '../../../../lib/domain/dates/edtf.ts';
import { clocksOf } from '../../../../lib/domain/timeline/clocks.ts';
import type { Instrument, Status, TextDay } from '../../../../lib/domain/vocabulary.ts';
import Courses from './Courses.svelte';

/** The statement page's sentences about the clock of a law that lacks a date. */
function words(law: { instrument: Instrument; status: Status; textDay?: TextDay }, made?: string) {
	const statement = statementCard('said', 'oppose', '2020-02-13');
	const regulation = { slug: 'harm-rules', title: 'Harm Rules', status: law.status };
	const clocks = clocksOf({ made: made ? parseEdtf(made) : undefined }, law);
	const course = { ...regulation, clocks, near: [], entry: '#said' };
	const { body } = render(Courses, { props: { statement, courses: [course] as never } });
	return body
		.replace(/<[^>]+>/g, ' ')
		.replace(/\s+/g, ' ')
		.replace(/ The whole timeline.*/, '')
		.replace(/.*Harm Rules /, '');
}

it('says once why there is no number of days, and “unknown” only of one that an editor looked for', () => {
	expect(words({ instrument: 'bill', status: 'proposed' })).toBe('Not yet made Now: Proposed');
	expect(words({ instrument: 'rules', status: 'in_force' })).toBe(
		'Days it was made and came out not on record Now: In force'
	);
	expect(words({ instrument: 'rules', status: 'in_force' }, '2020-01-21')).toBe(
		'Made 21 Jan 2020 Public day not on record Now: In force'
	);
	expect(words({ instrument: 'rules', status: 'in_force', textDay: 'sought' })).toBe(
		'Days hidden: unknown, an editor looked for the day Now: In force'
	);
});
