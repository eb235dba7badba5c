import { describe, expect, it } from 'vitest';
import { growthOf } from '../../../../tests/helpers/domain/test-growth.ts';
import { formOf } from './descriptions.ts';
import type { Typed } from './field.ts';
import { blankForm, picksIn, readTyped, typedFrom } from './typed.ts';

function sent(fields: Record<string, string | string[]>): FormData {
	const data = new FormData();
	for (const [name, values] of Object.entries(fields))
		for (const value of [values].flat()) data.append(name, value);
	return data;
}

describe('what was typed', () => {
	it('is read field by field, with its rows and lists in order', () => {
		const typed = readTyped(
			formOf('statement'),
			sent({
				summary: 'They object.\r\nLoudly.',
				demands: ['withdraw', 'consult'],
				'signatories.10': 'union',
				'signatories.2': 'coalition',
				'positions.1.regulation': 'harm-rules',
				'positions.1.stance': 'oppose'
			})
		);
		expect(typed).toMatchObject({
			summary: 'They object.\nLoudly.',
			demands: ['withdraw', 'consult'],
			signatories: ['coalition', 'union'],
			positions: [{ regulation: 'harm-rules', stance: 'oppose' }],
			quotations: []
		});
	});

	it('leaves out rows that nobody typed into', () => {
		const typed = readTyped(
			formOf('statement'),
			sent({ 'quotations.0.exact': ' ', 'quotations.0.lang': 'en', 'signatories.0': '' })
		);
		expect(typed).toMatchObject({ quotations: [], signatories: [] });
	});

	it('promise 11: has no field that the form does not name, and no name changes what is not its own', () => {
		const names = [
			'__proto__',
			'__proto__.x',
			'constructor.prototype.x',
			'positions.0.__proto__.x'
		];
		const typed = readTyped(
			formOf('statement'),
			sent({
				summary: 'They object.',
				...Object.fromEntries(names.map((name) => [name, 'polluted'])),
				state: 'published',
				id: 'x',
				version: '9',
				author: 'x',
				'positions.0.id': 'x',
				'positions.0.stance': 'oppose'
			})
		);
		expect(Object.keys(typed).sort()).toEqual(
			formOf('statement')
				.fields.map(({ name }) => name)
				.sort()
		);
		expect(typed.positions).toEqual([{ regulation: '', stance: 'oppose', leads: '' }]);
		expect(Object.getPrototypeOf(typed)).toBe(Object.prototype);
		expect(JSON.stringify(typed)).not.toContain('polluted');
		expect('x' in {}).toBe(false);
	});

	it('is read whole, however much it is, but for numbers beyond all counting', () => {
		const many = Object.fromEntries(
			Array.from({ length: 700 }, (_, index) => [`signatories.${index}`, 'union'])
		);
		const typed = readTyped(formOf('statement'), sent({ ...many, 'signatories.99999999': 'x' }));
		expect(typed.signatories).toHaveLength(700);
	});

	it('promise 30: takes time in proportion to its fields, and to the numbers in a name: 20,000 and 100,000', () => {
		const dated = (count: number) => {
			const sources = Array.from({ length: count }, (_, index) => [
				`dates.${index % 100}.sources.${Math.floor(index / 100)}`,
				'dawn'
			]);
			return sent({ ...Object.fromEntries(sources), [`dates${'.0'.repeat(5 * count)}`]: 'x' });
		};
		const typed = readTyped(formOf('event'), dated(20_000));
		expect(typed.dates).toHaveLength(100);
		expect((typed.dates as Typed[])[99]?.sources).toHaveLength(200);
		const read = (data: ReturnType<typeof dated>) => readTyped(formOf('event'), data);
		expect(growthOf(read, dated, 20_000)).toBeLessThan(8);
	});
});

describe('a form', () => {
	it('that nobody touched holds what is usual', () => {
		expect(blankForm(formOf('statement'))).toMatchObject({
			channel: 'statement',
			basis: 'event',
			lang: 'en',
			summary: '',
			positions: []
		});
	});

	it('of an item names what it names, at its place', () => {
		const typed = typedFrom(formOf('event'), {
			kind: 'leak',
			actors: ['ministry'],
			regulations: [],
			dates: [{ date: '2020-02', sources: ['dawn', 'geo'], preferred: true }]
		});
		expect(typed.dates).toMatchObject([{ date: '2020-02', preferred: 'yes' }]);
		expect(picksIn(formOf('event'), typed).map(({ place, text }) => [place, text])).toEqual([
			['dates.0.sources.0', 'dawn'],
			['dates.0.sources.1', 'geo'],
			['actors.0', 'ministry']
		]);
	});
});
