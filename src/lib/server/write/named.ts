import type { Database } from '../db/index.ts';
import { itemsNaming } from './items/mentions.ts';
import { Refused } from './refusals.ts';

/**
 * A stakeholder that published items name stays published.
 * @throws Refused with how many there are
 */
export async function refuseWhileNamed(
	session: Pick<Database, 'select'>,
	stakeholder: string
): Promise<void> {
	const published = (await itemsNaming(session, stakeholder)).filter(
		({ state }) => state === 'published'
	);
	if (!published.length) return;
	const many =
		published.length === 1 ? '1 published item names' : `${published.length} published items name`;
	throw new Refused([
		{
			field: '',
			message: `${many} this stakeholder. Change them first, or merge it with another one.`
		}
	]);
}
