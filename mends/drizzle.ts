import { mend } from './mend.ts';

// Drizzle 0.45.4 looks for each value of each row how its column is read, through all the classes that a column could be
// of: a seventh of what a long page takes beside its markup. Here it looks once for each column of a query.

export const mendDrizzle = () =>
	mend('drizzle-orm', {
		'relations.js': [
			[
				`for (const [
    selectionItemIndex,
    selectionItem
  ] of buildQueryResultSelection.entries()) {`,
				`for (let selectionItemIndex = 0; selectionItemIndex < buildQueryResultSelection.length; selectionItemIndex++) {
    const selectionItem = buildQueryResultSelection[selectionItemIndex];`
			],
			['is(relation, One) ?', '(selectionItem.isOne ??= is(relation, One)) ?'],
			['let decoder;', 'let decoder = selectionItem.decoder;'],
			['if (is(field, Column)) {', 'if (decoder) {\n} else if (is(field, Column)) {'],
			[
				'result[selectionItem.tsKey] = value === null',
				'selectionItem.decoder = decoder;\n      result[selectionItem.tsKey] = value === null'
			]
		]
	});
