import type { User } from '../../../domain/staff.ts';
import {
	writtenBy,
	current,
	type ItemToSave,
	refusal,
	type Saved,
	saveItem,
	unknownItem
} from '../../write/index.ts';
import { today } from '../../today.ts';

/**
 * `version` is the one that the editor saw.
 * @throws Conflict if somebody changed it since; Refused if it is not published
 */
export async function recordLook(
	editor: Pick<User, 'id' | 'name'>,
	{ id, version }: { id: string; version: number }
): Promise<Saved> {
	const stored = await current('regulation', id);
	if (!stored) throw unknownItem('regulation');
	if (stored.item.state !== 'published')
		throw refusal('', 'Only a published law is looked at by readers.');
	const item: ItemToSave<'regulation'> = { ...stored.item, lookedAt: today() };
	const by = writtenBy(editor, 'look', 'Looked at: nothing is missing');
	return saveItem('regulation', item, { version, ...by });
}
