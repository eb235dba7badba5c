import type { User } from '../../../domain/staff.ts';
import { formOf } from '../../../nouns/derive/descriptions.ts';
import { listSources } from '../../../forms/names.ts';
import { sourcesIn } from '../../../nouns/derive/typed.ts';
import { choicesIn, getUnsent, saveUnsent, type Unsent } from '../entry/index.ts';
import { resolve } from '../lookup/index.ts';
import { inTransaction, refusal, type Session } from '../../write/index.ts';
import { saveTypedNames } from '../../visibility/index.ts';
import { decideNames } from './decide.ts';
import { type ListWithForm, openWith } from './with-form.ts';
import { addNewNames } from './add-new.ts';

type FormList = ListWithForm<{ sources: string[] }>;

/** New names cite the sources of the form. */
export async function startList(
	user: User,
	{ noun, typed }: Pick<Unsent, 'noun' | 'typed'>
): Promise<Pick<FormList, 'typed' | 'chosen'>> {
	const cited = { sources: sourcesIn(formOf(noun), typed) };
	return { typed: cited, chosen: await choicesIn(user, 'stakeholder', cited) };
}

export const openForForm = (user: User, sent: FormData): Promise<FormList> =>
	openWith(user, sent, listSources);

/**
 * Adds a decided list to a field of an unsent form.
 * @throws Refused with a sentence for each line
 */
export async function addToForm(
	user: User,
	key: string,
	field: string,
	list: FormList
): Promise<{ added: number; there: number }> {
	const decisions = decideNames(user, list, list.item.sources);
	return inTransaction(async (session) => {
		const form = await getUnsent(user, key, session);
		if (!form) throw refusal('', 'The form that this list is for is not there any more.');
		const texts = [form.typed[field] ?? []].flat() as string[];
		const existing = await idsIn(session, user, texts);
		const missing = decisions.named.map(({ id }) => id).filter((id) => !existing.has(id));
		await saveTypedNames(session, user, list.hidden);
		const added = await addNewNames(session, user, decisions, missing.length);
		const typed = { ...form.typed, [field]: [...texts, ...missing] };
		await saveUnsent(user, { ...form, typed }, session);
		return { added, there: decisions.named.length - added };
	});
}

/** The field may contain names as well as ids; hidden items always stay names. */
async function idsIn(session: Session, user: User, texts: string[]): Promise<Set<string>> {
	const found = await resolve(user, 'stakeholder', texts, { session });
	return new Set([...found].flatMap(([text, each]) => ('id' in each ? [each.id, text] : [])));
}
