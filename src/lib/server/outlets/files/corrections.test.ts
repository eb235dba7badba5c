import { parse } from 'csv-parse/sync';
import { beforeEach, describe, expect, it } from 'vitest';
import { correction } from '../../desk/tables.ts';
import { db } from '../../db/index.ts';
import * as cast from '../../../../../tests/helpers/nouns/test-cast.ts';
import { origin } from '../../settings.ts';
import { answerWith, correctionsCsv, correctionsJson } from './index.ts';
import { ask } from '../../../../../tests/helpers/server/outlets/files/test-asking.ts';

const csv = (query = '') => ask(answerWith('csv', correctionsCsv), `/corrections.csv${query}`, {});
const json = () => ask(answerWith('json', correctionsJson), '/corrections.json', {});

beforeEach(async () => {
	await cast.scene();
	await cast.event('notified', { kind: 'notification', date: '2020-01-21' });
	await cast.event('memo', { kind: 'leak', date: '2020-02-12', state: 'draft' });
	for (const id of ['notified', 'memo'])
		for (const version of [1, 2]) await cast.saved('event', id, version, { snapshot: {} });
	const told = (id: string, row: string, answer: string) => ({
		id,
		answer,
		page: `/events/${row}`,
		message: 'The day',
		contact: 'dawood@example.org',
		noun: 'event' as const,
		rowId: row,
		rowVersion: 2
	});
	await db.insert(correction).values([
		{
			...told('first', 'notified', '=1+1; it was 21 January.'),
			state: 'made',
			decidedAt: new Date('2026-03-10T01:00:00Z')
		},
		{
			...told('later', 'memo', 'It was February.'),
			state: 'made',
			decidedAt: new Date('2026-03-11T01:00:00Z')
		},
		{ id: 'waiting', page: '/about', message: 'A typing mistake' }
	]);
});

describe('the corrections as files', () => {
	it('hold those that were made, newest first, and nothing of who reported what', async () => {
		const text = await (await json()).text();
		expect(text).not.toMatch(/dawood|The day|typing|memo\/2|"id":"memo"/);
		const { rows, ...head } = JSON.parse(text);
		expect(head).toMatchObject({ source: `${origin()}/corrections` });
		expect(rows).toEqual([
			{
				id: 'later',
				made: '2026-03-11',
				answer: 'It was February.',
				page: { title: null, url: `${origin()}/events/memo` },
				changes: [{ noun: 'event', id: null, version: 2, said: [], title: null, url: null }]
			},
			{
				id: 'first',
				made: '2026-03-10',
				answer: '=1+1; it was 21 January.',
				page: {
					title: 'Notification, 21 January 2020',
					url: `${origin()}/events/notified`
				},
				changes: [
					{
						noun: 'event',
						id: 'notified',
						version: 2,
						said: [],
						title: 'Notification, 21 January 2020',
						url: `${origin()}/events/notified`
					}
				]
			}
		]);
	});

	it('are a row each as CSV, with no cell that a spreadsheet would run', async () => {
		const rows = parse(await (await csv()).text(), { bom: true, columns: true });
		expect(rows).toMatchObject([
			{ id: 'later', page_title: '', changes: '', changed_pages: '' },
			{
				id: 'first',
				made: '2026-03-10',
				page: `${origin()}/events/notified`,
				answer: "'=1+1; it was 21 January.",
				changes: 'event/notified/2'
			}
		]);
	});

	it('are there where none was made, and refuse to be narrowed, in a sentence', async () => {
		const answer = await csv('?noun=event');
		expect([answer.status, await answer.text()]).toEqual([
			400,
			'Not understood: noun=event. /corrections.csv is always whole, and cannot be narrowed.\n'
		]);
		await db.delete(correction);
		expect(await (await json()).json()).toMatchObject({ rows: [] });
		expect(parse(await (await csv()).text(), { bom: true, columns: true })).toEqual([]);
	});
});
