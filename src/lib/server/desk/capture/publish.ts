import type { User } from '../../../domain/staff.ts';
import { current } from '../../visibility/index.ts';
import * as proposals from '../../write/proposals/index.ts';
import { statementsOf } from './quotations.ts';
import { find } from './find.ts';

/**
 * Publishes a statement that was made of a page, with the drafts that it names: the article and who is new.
 * @returns undefined where no such draft was made of this page
 * @throws Refused, Conflict
 */
export async function publishSaved(editor: User, id: string, statement: string) {
	const capture = await find(editor, id);
	if (!capture || ![...(await statementsOf(id)).values()].includes(statement)) return undefined;
	const stored = await current(editor, 'statement', statement);
	if (stored?.item.state !== 'draft') return undefined;
	return proposals.publish(editor, 'statement', stored.item, {
		...{ version: stored.version, reason: 'Captured from its page' },
		withDependencies: true
	});
}
