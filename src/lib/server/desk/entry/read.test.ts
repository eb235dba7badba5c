import { beforeEach, describe, expect, it } from 'vitest';
import { formOf } from '../../../nouns/derive/descriptions.ts';
import { readTyped } from '../../../nouns/derive/typed.ts';
import * as cast from '../../../../../tests/helpers/nouns/test-cast.ts';
import { itemFromForm, readSubmission } from './read.ts';

beforeEach(cast.scene);

function sent(fields: Record<string, string>): FormData {
	const data = new FormData();
	for (const [name, value] of Object.entries(fields)) data.append(name, value);
	return data;
}

const statement = (fields: Record<string, string>) =>
	itemFromForm(
		{ id: 'bilal', role: 'editor' },
		formOf('statement'),
		readTyped(formOf('statement'), sent(fields))
	);

describe('a form of a statement', () => {
	it('is read as the statement that was typed, its names resolved', async () => {
		const { item, problems } = await statement({
			organisation: 'ic',
			date: '2020-02',
			basis: 'event',
			channel: 'letter',
			lang: 'en',
			summary: ' They object. ',
			'positions.0.regulation': 'harm rules 2020',
			'positions.0.stance': 'oppose',
			'quotations.4.exact': 'We object',
			'sources.0': 'https://www.example.org/dawn',
			'signatories.0': 'Union of Journalists'
		});
		expect(problems).toEqual({});
		expect(item).toMatchObject({
			organisation: 'coalition',
			date: '2020-02',
			summary: 'They object.',
			positions: [{ regulation: 'harm-rules', stance: 'oppose' }],
			quotations: [{ exact: 'We object', article: 'dawn' }],
			sources: ['dawn'],
			signatories: ['union']
		});
	});

	it('says at each field what is wrong or missing, and gives back what was typed', async () => {
		const { typed, problems } = await statement({
			organisation: 'Nobody at all',
			date: 'the other day',
			'positions.3.regulation': 'harm-rules',
			'signatories.7': 'Someone'
		});
		expect(Object.keys(problems).sort()).toEqual([
			'date',
			'organisation',
			'positions.0.stance',
			'signatories.0',
			'summary'
		]);
		expect(problems.organisation).toBe(
			'No stakeholder is on record as “Nobody at all”. Choose one, or add it first.'
		);
		expect(typed).toMatchObject({
			organisation: 'Nobody at all',
			date: 'the other day',
			positions: [{ regulation: 'harm-rules', stance: '' }],
			signatories: ['Someone']
		});
	});

	it('does not ask for laws where each that was named is not on record', async () => {
		const typed = readTyped(formOf('event'), sent({ 'regulations.0': 'Some other rules' }));
		const { problems } = await itemFromForm(
			{ id: 'bilal', role: 'editor' },
			formOf('event'),
			typed
		);
		expect(problems.regulations).toBeUndefined();
		expect(problems['regulations.0']).toMatch(/^No law is on record as “Some other rules”/);
	});

	it('keeps a quotation back where its writer says why', async () => {
		const { item } = await statement({
			'quotations.0.exact': 'We object',
			'quotations.0.article': 'dawn',
			'quotations.0.keptBack': 'Not found on the page'
		});
		expect(item.quotations).toMatchObject([{ keptBack: 'Not found on the page', article: 'dawn' }]);
	});
});

describe('what goes with a form', () => {
	it('is a key, a version and a reason, in their shapes', () => {
		expect(
			readSubmission(
				'topic',
				sent({ key: 'x'.repeat(36), version: '3', reason: ' Typing mistake ' })
			)
		).toMatchObject({
			key: 'x'.repeat(36),
			version: 3,
			reason: 'Typing mistake',
			withDependencies: false
		});
		expect(readSubmission('topic', sent({ key: 'short', version: '-1' }))).toMatchObject({
			key: '',
			version: 0
		});
	});
});
