import { type Noun, nounOf } from '../../domain/nouns.ts';
import { article } from '../article/fields.ts';
import { campaign } from '../campaign/fields.ts';
import { event } from '../event/fields.ts';
import { membership } from '../membership/fields.ts';
import { regulation } from '../regulation/fields.ts';
import { stakeholder } from '../stakeholder/fields.ts';
import { statement } from '../statement/fields.ts';
import { topic } from '../topic/fields.ts';
import type { Description, Field, ItemForm } from './field.ts';

export const descriptions = {
	topic,
	article,
	regulation,
	stakeholder,
	membership,
	event,
	statement,
	campaign
} as const satisfies Record<Noun, Description>;

/** For code that handles any noun; `descriptions` keeps the type of each. */
export const descriptionOf = (noun: Noun): Description => descriptions[noun];

const forms = new Map<Noun, ItemForm>(
	Object.values(nounOf).map((noun) => {
		const { fields, form, settle } = descriptionOf(noun);
		return [noun, { fields: form.map((name) => fieldOf(fields, name)), settle }];
	})
);

function fieldOf(fields: readonly Field[], name: string): Field {
	const field = fields.find((field) => field.name === name);
	if (!field) throw new Error(`No field “${name}” is described.`);
	return field;
}

/** The fields that people write; id, state and version are none of them. */
export const formOf = (noun: Noun): ItemForm => forms.get(noun)!;
