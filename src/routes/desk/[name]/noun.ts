import { isName, type Noun, nounOf } from '$lib/domain/nouns';
import { error } from '@sveltejs/kit';

/** The noun that an address of the desk names in the plural. */
export function nounAt({ name }: { name: string }): Noun {
	if (!isName(name)) error(404, 'The desk has no room of this name.');
	return nounOf[name];
}

/** What the desk says where no item has this id. */
export const notThere = 'Nothing of this number is in the record.';
