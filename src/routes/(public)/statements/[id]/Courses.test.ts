import { render } from 'svelte/server';
import { expect, it } from 'vitest';
import { statementCard } from '../../../../../tests/helpers/domain/test-cards.ts';
import { clocksOf } from '../../../../lib/domain/timeline/clocks.ts';
import type { Instrument, Status, TextDay } from '../../../../lib/domain/vocabulary.ts';
import Courses from './Courses.svelte';

/** The statement page's sentences about the clocks of a law that lacks a date. */
function days(law: { instrument: Instrument; status: Status; textDay?: TextDay }) {
	const statement = statementCard('said', 'oppose', '2020-02-13');
	const regulation = { slug: 'harm-rules', title: 'Harm Rules', status: law.status };
	const course = { ...regulation, clocks: clocksOf({}, law), near: [], entry: '#said' };
	const { body } = render(Courses, { props: { statement, courses: [course] as never } });
	return [...body.matchAll(/<dd[^>]*>(.*?)<\/dd>/gs)].map(([, said]) =>
		said!.replace(/<[^>]+>/g, '').trim()
	);
}

it('says why a day is not there, and “unknown” only of one that an editor looked for', () => {
	const none = 'none on record';
	expect(days({ instrument: 'bill', status: 'proposed' })).toEqual([
		...['not yet made', 'not yet made', none, 'Proposed']
	]);
	expect(days({ instrument: 'rules', status: 'in_force' })).toEqual([
		...['day not on record', 'day not on record', none, 'In force']
	]);
	expect(days({ instrument: 'rules', status: 'in_force', textDay: 'sought' })).toEqual([
		...['day not on record', 'unknown', none, 'In force']
	]);
});
