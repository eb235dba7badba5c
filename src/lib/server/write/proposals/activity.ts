import type { User } from '../../../domain/staff.ts';
import { titleOf } from '../../../domain/titles.ts';
import { record } from '../../activity.ts';
import { referencedNames } from '../items/names.ts';
import type { Noun } from '../../../domain/nouns.ts';
import type { Session } from '../index.ts';
import { type Reader, redact, visibleNames } from '../../visibility/index.ts';

/** The title of an item; with `reader`, by the names that the reader knows. */
export async function titleFor(
	session: Session,
	noun: Noun,
	item: object,
	reader?: Reader
): Promise<string> {
	if (!reader) return titleOf(noun, item, await referencedNames(session, noun, [item]));
	const [known] = await redact(session, reader, noun, [item]);
	return titleOf(noun, known!, await visibleNames(reader, noun, [known!], session));
}

export async function logActivity(
	session: Session,
	actor: User,
	kind: 'publication' | 'withdrawal' | 'review',
	noun: Noun,
	item: object & { id: string },
	detail: Record<string, string | number> = {}
): Promise<void> {
	const subject = await titleFor(session, noun, item);
	await record(session, { kind, actor, subject, detail: { noun, id: item.id, ...detail } });
}
