import { error } from '@sveltejs/kit';
import { eq } from 'drizzle-orm';
import { erasedAddress } from '../../domain/erasures.ts';
import { type ListName } from '../../domain/files.ts';
import { hasSlug, type Noun, nounOf, nounWords } from '../../domain/nouns.ts';
import type { PublicationState } from '../../domain/vocabulary.ts';
import { isErasedAddress } from '../erasures/address.ts';
import { redirectFormerSlug } from '../redirects.ts';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';

export interface ItemAt {
	noun: Noun;
	id: string;
	state: Exclude<PublicationState, 'draft'>;
	stateReason: string | null;
	path: string;
}

/**
 * The item whose history is requested by the address of its page.
 * @throws 308 from a former address to the current one, 404 if nothing public has the address
 */
export async function itemForHistory({
	params: { list, key },
	url
}: {
	params: { list: ListName; key: string };
	url: URL;
}): Promise<ItemAt> {
	const noun = nounOf[list];
	const found = await findStored(noun, hasSlug(noun) ? 'slug' : 'id', key);
	if (hasSlug(noun) && found?.state !== 'published') await redirectFormerSlug(noun, key, url);
	if (!found && (await isErasedAddress(noun, key)))
		error(410, { message: erasedAddress, isErased: true });
	if (!found || found.state === 'draft')
		error(404, `No ${nounWords[noun]} with this address is on record.`);
	const { id, state, stateReason } = found;
	return { noun, id, state, stateReason, path: `/${list}/${encodeURIComponent(key)}` };
}

export async function findStored(noun: Noun, column: 'id' | 'slug', key: string) {
	const table = t[noun] as typeof t.regulation;
	const { id, state, stateReason, version } = table;
	const [row] = await db
		.select({ id, state, stateReason, version })
		.from(table)
		.where(eq(table[column], key));
	return row;
}
