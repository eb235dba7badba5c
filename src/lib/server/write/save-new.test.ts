import { expect, it } from 'vitest';
import { readRules } from '../db/rule-files.ts';
import { rulesOfItems } from './save-new.ts';

it('asks whatever rests on an article for it, at the end of each page', () => {
	const names = readRules().rules.map(({ name }) => name);
	expect(rulesOfItems.toSorted()).toEqual(
		names.filter((name) => /_cites_article$|^signatory_is/.test(name)).sort()
	);
});
