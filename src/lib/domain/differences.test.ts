import { describe, expect, it } from 'vitest';
import { differencesIn, isListChange } from './differences.ts';

const fields = [
	{ name: 'signatories', ordered: true as const },
	{ name: 'dates', key: ['date', 'basis'], fields: [{ name: 'sources', ordered: true as const }] },
	{ name: 'positions', key: ['regulation'] },
	{ name: 'quotations', key: ['article', 'exact'] }
];
const differences = (before: object, after: object) => differencesIn(fields, before, after);

const statement = {
	summary: 'The coalition objects.',
	demands: ['withdraw', 'consult'],
	positions: [{ regulation: 'harm-rules', stance: 'oppose' }],
	quotations: [{ article: 'dawn', exact: 'We object', lang: 'en', keptBack: 'Unsure' }],
	sources: ['dawn']
};

const dates = [
	{ date: '2020-01-21', basis: 'event', preferred: true, sources: ['gazette'] },
	{ date: '2020-02', basis: 'reported', preferred: false, sources: ['dawn'] }
];

describe('differences', () => {
	it('finds none between a version and itself, in whatever order its fields and lists stand', () => {
		const other = Object.fromEntries(Object.entries(statement).reverse());
		expect(differences(statement, { ...other, demands: ['consult', 'withdraw'] })).toEqual([]);
	});

	it('tells what a field was and is', () => {
		expect(differences(statement, { ...statement, summary: 'It agrees.' })).toEqual([
			{ field: 'summary', before: 'The coalition objects.', after: 'It agrees.' }
		]);
	});

	it('tells a field that came and one that went', () => {
		expect(differences({ note: 'Seen twice' }, { speaker: 'union' })).toEqual([
			{ field: 'speaker', before: undefined, after: 'union' },
			{ field: 'note', before: 'Seen twice', after: undefined }
		]);
	});

	it('takes an absent list for an empty one', () => {
		expect(differences({ aliases: [] }, {})).toEqual([]);
	});

	it('tells what came into a list and what went', () => {
		expect(differences(statement, { ...statement, demands: ['consult', 'amend'] })).toEqual([
			{ field: 'demands', added: ['amend'], removed: ['withdraw'], changed: [] }
		]);
	});

	it('tells that names stand in another order, and not that demands do', () => {
		const signed = { signatories: ['union', 'zong', 'apns'] };
		expect(differences(signed, { signatories: ['apns', 'union', 'zong'] })).toEqual([
			{
				field: 'signatories',
				added: [],
				removed: [],
				changed: [],
				reordered: ['apns', 'union', 'zong']
			}
		]);
		expect(differences(signed, { signatories: ['union', 'apns'] })).toEqual([
			{ field: 'signatories', added: [], removed: ['zong'], changed: [] }
		]);
	});

	it('knows a position by its regulation', () => {
		const positions = [
			{ stance: 'support', regulation: 'harm-rules' },
			{ regulation: 'harm-bill', stance: 'oppose' }
		];
		expect(differences(statement, { ...statement, positions })).toEqual([
			{
				field: 'positions',
				added: [positions[1]],
				removed: [],
				changed: [
					{
						row: positions[0],
						differences: [{ field: 'stance', before: 'oppose', after: 'support' }]
					}
				]
			}
		]);
	});

	it('knows a date by day and basis, and looks into its sources', () => {
		const [first] = differences(
			{ dates },
			{ dates: [dates[1], { ...dates[0], sources: ['gazette', 'dawn'] }] }
		);
		expect(first).toMatchObject({
			added: [],
			removed: [],
			changed: [
				{
					row: { date: '2020-01-21' },
					differences: [{ field: 'sources', added: ['dawn'], removed: [] }]
				}
			]
		});
	});

	it('takes a date for another once its day changes', () => {
		const moved = { ...dates[0], date: '2020-01-28' };
		expect(differences({ dates }, { dates: [moved, dates[1]] })).toMatchObject([
			{ field: 'dates', added: [moved], removed: [dates[0]], changed: [] }
		]);
	});

	it('knows a quotation by its article and words', () => {
		const quotations = [{ ...statement.quotations[0], keptBack: undefined }];
		const [first] = differences(statement, { ...statement, quotations });
		expect(first && isListChange(first) && first.changed).toMatchObject([
			{ differences: [{ field: 'keptBack', before: 'Unsure', after: undefined }] }
		]);
	});

	it('loses none of two rows with one key', () => {
		const twice = [
			{ ...dates[0], note: 'by the gazette' },
			{ ...dates[0], note: 'by the ministry' }
		];
		expect(differences({ dates: twice.slice(0, 1) }, { dates: twice })).toMatchObject([
			{ added: [twice[1]], removed: [] }
		]);
	});
});
