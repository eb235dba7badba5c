import type { User } from '../../../domain/staff.ts';
import { formOf } from '../../../nouns/derive/descriptions.ts';
import { listSources } from '../../../forms/names.ts';
import { sourcesIn } from '../../../nouns/derive/typed.ts';
import { chosenIn, getUnsent, saveUnsent, type Unsent } from '../entry/index.ts';
import { resolve } from '../lookup/index.ts';
import { Refused, type Session, inTransaction } from '../../write/index.ts';
import { saveTypedNames } from '../../visibility/index.ts';
import { decide } from './decide.ts';
import { type ListWithForm, openWith } from './with-form.ts';
import { addNewNames } from './add-new.ts';

/** A list for a form as its page shows it. */
type FormList = ListWithForm<{ sources: string[] }>;

/** The page of a list before anything is pasted: new names cite what the form cites. */
export async function startList(
	user: User,
	{ noun, typed }: Pick<Unsent, 'noun' | 'typed'>
): Promise<Pick<FormList, 'typed' | 'chosen'>> {
	const cited = { sources: sourcesIn(formOf(noun), typed) };
	return { typed: cited, chosen: await chosenIn(user, 'stakeholder', cited) };
}

export const openForForm = (user: User, sent: FormData): Promise<FormList> =>
	openWith(user, sent, listSources);

/**
 * Adds the names of a decided list to a field of a form that is not sent yet.
 * @param key of the form
 * @returns how many it had not, and how many it had
 * @throws Refused with a sentence a line
 */
export async function addToForm(
	user: User,
	key: string,
	field: string,
	list: FormList
): Promise<{ added: number; there: number }> {
	const decisions = decide(user, list, list.item.sources);
	return inTransaction(async (session) => {
		const form = await getUnsent(user, key, session);
		if (!form) throw refused('The form that this list is for is not there any more.');
		const texts = [form.typed[field] ?? []].flat() as string[];
		const there = await idsIn(session, user, texts);
		const missing = decisions.named.map(({ id }) => id).filter((id) => !there.has(id));
		await saveTypedNames(session, user, list.hidden);
		const added = await addNewNames(session, user, decisions, missing.length);
		const typed = { ...form.typed, [field]: [...texts, ...missing] };
		await saveUnsent(user, { ...form, typed }, session);
		return { added, there: decisions.named.length - added };
	});
}

/** What stands in the field may be names as well, and what is hidden from its writer always is one. */
async function idsIn(session: Session, user: User, texts: string[]): Promise<Set<string>> {
	const found = await resolve(user, 'stakeholder', texts, { session });
	return new Set([...found].flatMap(([text, each]) => ('id' in each ? [each.id, text] : [])));
}

const refused = (message: string) => new Refused([{ field: '', message }]);
