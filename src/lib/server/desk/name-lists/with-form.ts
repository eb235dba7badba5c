import type { Choice } from '../../../domain/choice.ts';
import type { User } from '../../../domain/staff.ts';
import type { NameList } from '../../../forms/names.ts';
import type { ItemForm, Typed } from '../../../nouns/derive/field.ts';
import { readTyped } from '../../../nouns/derive/typed.ts';
import type { TypedName } from '../../visibility/index.ts';
import { chosenIn, readItem } from '../entry/index.ts';
import { openList } from './list.ts';

/** A list as its page shows it, with a small form about all of its names. */
export interface ListWithForm<Item> extends NameList {
	typed: Typed;
	chosen: Choice[];
	/** The item of the form, as far as it could be read. */
	item: Item;
	/** The items that it cites and its writer does not see, by what they typed. */
	hidden: TypedName[];
}

export async function openWith<Item>(
	user: User,
	sent: FormData,
	form: ItemForm
): Promise<ListWithForm<Item>> {
	const list = await openList(user, sent);
	const { item, typed, problems, hidden } = await readItem(user, form, readTyped(form, sent));
	return {
		...{ ...list, typed, hidden, item: item as Item },
		chosen: await chosenIn(user, 'stakeholder', typed),
		errors: { ...list.errors, ...problems }
	};
}
