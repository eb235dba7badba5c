import type { User } from '../../../domain/staff.ts';
import type { Noun } from '../../../domain/nouns.ts';
import { readItems } from '../items/read.ts';
import * as revisions from '../index.ts';
import type { Draft, Saved, Session } from '../index.ts';
import { makerOf, settle } from './rows.ts';
import { stated } from './stated.ts';
import { tell } from './message.ts';

interface Publishing {
	/** The version that the item is put in place of; 0 where there is none. */
	version: number;
	reason: string;
	/** Whose words they are, where not the editor's own. */
	author?: { id: string; name: string };
	/** What is published with it, before or after it. */
	alongside?: revisions.Saving['alongside'];
}

/** Publishes an item; what was sent to become the draft that it replaces is published with that. */
export async function publishWithin<N extends Noun>(
	session: Session,
	editor: User,
	noun: N,
	item: Draft<N> & { id: string },
	{ version, reason, author = editor, alongside }: Publishing
): Promise<Saved> {
	const maker = await makerOf(session, noun, item.id, version);
	const saved = await revisions.saveWithin(session, noun, stated(noun, item, 'published'), {
		...{ version, reason, alongside },
		...{ author: author.name, authorId: author.id }
	});
	if (maker) await settle(session, maker, 'published', { by: editor });
	await tell(session, editor, 'publication', noun, item);
	return saved;
}

/** What a draft is published with. */
interface Company extends Pick<Publishing, 'reason' | 'alongside'> {
	/** Of what names it: a stakeholder without sources of its own takes them. */
	sources: string[];
}

/**
 * Publishes a draft as it stands; one that is a draft no more stays as it is.
 * @throws Refused with the draft's name before each sentence
 */
export async function publishDraft(
	session: Session,
	editor: User,
	{ noun, id, name }: { noun: Exclude<Noun, 'topic'>; id: string; name: string },
	{ reason, alongside, sources }: Company
): Promise<void> {
	// Proposals are locked before rows, here as everywhere: else two editors could wait for each other.
	const [seen] = await readItems(session, noun, [id]);
	if (seen) await makerOf(session, noun, id, seen.version);
	const standing = await revisions.hold(session, noun, id);
	if (standing?.item.state !== 'draft') return;
	const { item, version } = standing;
	try {
		const isBare = noun === 'stakeholder' && 'sources' in item && !item.sources.length;
		const draft = { ...item, ...(isBare && { sources }) } as Draft<Noun> & { id: string };
		await publishWithin<Noun>(session, editor, noun, draft, { version, reason, alongside });
	} catch (error) {
		if (!(error instanceof revisions.Refused)) throw error;
		const problems = error.problems.map(({ message }) => `${name}: ${message}`);
		throw new revisions.Refused(problems.map((message) => ({ field: 'along', message })));
	}
}
