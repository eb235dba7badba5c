import type { User } from '../../../domain/staff.ts';
import { titleOf } from '../../../domain/titles.ts';
import { record } from '../../activity.ts';
import { namesOf } from '../items/names.ts';
import type { Noun } from '../../../domain/nouns.ts';
import type { Session } from '../index.ts';
import { namesIn, type Reader, redacted } from '../../visibility/index.ts';

/** What an item is called, with the names of what it names; for whoever sent it, as they know them. */
export async function titleFor(
	session: Session,
	noun: Noun,
	item: object,
	reader?: Reader
): Promise<string> {
	if (!reader) return titleOf(noun, item, await namesOf(session, noun, [item]));
	const [known] = await redacted(session, reader, noun, [item]);
	return titleOf(noun, known!, await namesIn(reader, noun, [known!], session));
}

/** Writes into the activity log what an editor did to an item. */
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
