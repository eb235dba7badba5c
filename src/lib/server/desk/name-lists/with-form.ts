import type { Choice } from '../../../domain/choice.ts';
import type { User } from '../../../domain/staff.ts';
import type { NameList } from '../../../forms/names.ts';
import type { ItemForm, Typed } from '../../../nouns/derive/field.ts';
import { readTyped } from '../../../nouns/derive/typed.ts';
import type { TypedName } from '../../visibility/index.ts';
import { choicesIn, itemFromForm } from '../entry/index.ts';
import { openList } from './list.ts';

/** A list with a small form that applies to all its names. */
export interface ListWithForm<Item> extends NameList {
	typed: Typed;
	chosen: Choice[];
	item: Item;
	/** Items that the form mentions and its writer may not see. */
	hidden: TypedName[];
}

export async function openWith<Item>(
	user: User,
	sent: FormData,
	form: ItemForm
): Promise<ListWithForm<Item>> {
	const list = await openList(user, sent);
	const { item, typed, problems, hidden } = await itemFromForm(user, form, readTyped(form, sent));
	return {
		...list,
		typed,
		hidden,
		item: item as Item,
		chosen: await choicesIn(user, 'stakeholder', typed),
		errors: { ...list.errors, ...problems }
	};
}
