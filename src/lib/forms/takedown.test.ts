import * as v from 'valibot';
import { afterEach, expect, it, vi } from 'vitest';
import { errorsOf } from '../server/form.ts';
import { takedownForm } from './takedown.ts';

const sent = {
	entry: 'abcd1234',
	seen: '0',
	subject: 'name',
	asker: 'person',
	month: '2026-10',
	ground: 'safety',
	outcome: 'erased'
};
const errorsIn = (changes: object) =>
	errorsOf(v.safeParse(takedownForm, { ...sent, ...changes }).issues ?? []);

afterEach(() => {
	vi.useRealTimers();
});

it('names a court and a public authority, and nobody else', () => {
	expect(errorsIn({ asker: 'court', authority: 'Lahore High Court' })).toEqual({});
	expect(errorsIn({ asker: 'authority', authority: 'Ministry of IT' })).toEqual({});
	for (const asker of ['person', 'representative', 'company', 'other'])
		expect(errorsIn({ asker, authority: 'Zuhra Karim' })).toEqual({
			authority:
				'Only a court or a public authority is named. Remove this name, or say that one of them asked.'
		});
	expect(errorsIn({ asker: 'court', authority: ' ' })).toEqual({
		authority: 'Name the court or authority.'
	});
});

it('takes a month that has begun, and no day', () => {
	vi.useFakeTimers({ now: new Date('2026-10-31T23:59:00Z') });
	for (const month of ['2026-10', 'October 2026', 'oct 2026'])
		expect(errorsIn({ month })).toEqual({});
	expect(errorsIn({ month: '2026-11' }).month).toMatch(/has not begun/);
	for (const month of [
		'',
		'2026-10-03',
		'2026-13',
		'2026',
		'3 October 2026',
		'2026-10~',
		'0026-10'
	])
		expect(errorsIn({ month }).month).toMatch(/Give a year and a month/);
});

it('asks for words where the list says little', () => {
	expect(errorsIn({ subject: 'other', ground: 'other' })).toEqual({
		subjectWords: 'Say in a few words what it was.',
		groundWords: 'Say in a few words which ground.'
	});
	expect(
		errorsIn({ subject: 'other', subjectWords: 'a map', ground: 'other', groundWords: 'a feud' })
	).toEqual({});
});
