import { afterAll, beforeEach, expect, it } from 'vitest';
import type { User } from '../../../domain/staff.ts';
import { closeReader } from '../../capture/index.ts';
import { keepCopy } from '../../copies/keep.ts';
import { current, inTransaction } from '../../write/index.ts';
import * as captures from './index.ts';
import {
	confirmed,
	scene
} from '../../../../../tests/helpers/server/desk/capture/test-captures.ts';

const text =
	'Dawn, Monday.\n\n“These rules put an end to anonymous speech in this country,” the Indus Internet Alliance said in a letter about the Harm Rules.';

let bilal: User;
beforeEach(async () => {
	({ bilal } = await scene());
});
afterAll(closeReader);

it('finds the quotations of an article on record in its newest copy', async () => {
	await inTransaction((session) =>
		keepCopy(session, { articleId: 'dawn', way: 'imported', bytes: Buffer.from(text), text })
	);
	const id = (await captures.takeArticle(bilal, 'dawn'))!;
	expect(await captures.takeArticle(bilal, 'dawn')).toBe(id);
	const opened = (await captures.openCapture(bilal, id, undefined))!;
	expect(opened.article).toMatchObject({ id: 'dawn' });
	const statement = await confirmed(bilal, id, 'These rules', { stance: 'oppose' });
	expect((await current('statement', statement))?.item).toMatchObject({
		organisation: 'iia',
		sources: ['dawn'],
		state: 'draft',
		quotations: [{ article: 'dawn', exact: expect.stringContaining('anonymous speech') }]
	});
});

it('has nothing to look at where no copy is kept', async () => {
	expect(await captures.takeArticle(bilal, 'dawn')).toBeUndefined();
	expect(await captures.hasCopy('dawn')).toBe(false);
});
