import { error } from '@sveltejs/kit';
import type { CollectedItem } from '../../domain/collected.ts';
import { collectionBounds, itemsIn } from '../../domain/collection.ts';
import { collected } from './collected.ts';

/**
 * The items that an address names, for a file, which cannot say what it leaves out.
 * @throws 400 where one is not on record, there are too many, or none is named
 */
export async function requireCollected(named: string | undefined): Promise<CollectedItem[]> {
	const { items, leftOut, beyond } = await collected(itemsIn(named));
	if (beyond) error(400, `${collectionBounds} ${beyond} more were named. No file was made.`);
	if (leftOut.length) error(400, leftOut.map(({ name, said }) => `“${name}” ${said}`).join(' '));
	if (!items.length)
		error(400, 'Which items? The paths of their pages go into “items”, commas between.');
	return items;
}
