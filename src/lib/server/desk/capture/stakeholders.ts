import type { Choice } from '../../../domain/choice.ts';
import type { User } from '../../../domain/staff.ts';
import { formOf } from '../../../nouns/derive/descriptions.ts';
import { blank } from '../../../nouns/derive/typed.ts';
import { isMissing, resolve } from '../lookup/index.ts';
import { submit } from '../entry/index.ts';
import { keeping } from './keeping.ts';

interface Named {
	name: string;
	kind: string;
	role?: string;
	/** The article that names them. */
	source: string;
	key: string;
	isDifferent: boolean;
}

export type Added = { text: string } | { problem: string; similar?: Choice[] };

/** What names a stakeholder in a form: as it was typed where somebody is called so, or the id of a draft that is added. */
export async function named(user: User, { name, ...given }: Named): Promise<Added> {
	if (!name) return { text: '' };
	const found = (await resolve(user, 'stakeholder', [name])).get(name);
	if (!isMissing('stakeholder', name, found)) return { text: name };
	const { kind, role = '', source, key, isDifferent } = given;
	const typed = { ...blank(formOf('stakeholder')), name, kind, role, sources: [source] };
	const { id, refusal } = await submit(
		user,
		'stakeholder',
		undefined,
		...keeping(user, { typed, key, isDifferent })
	);
	if (id !== undefined) return { text: id };
	const [problem] = Object.values(refusal.errors);
	return { problem: problem ?? isAlike(refusal.similar), similar: refusal.similar };
}

const isAlike = (similar: Choice[] = []) =>
	`On record there is ${similar.map(({ name }) => `“${name}”`).join(', ')}. Write that name, or say below that this is somebody else.`;
