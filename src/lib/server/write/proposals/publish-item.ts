import type { Noun } from '../../../domain/nouns.ts';
import type { User } from '../../../domain/staff.ts';
import { formOf } from '../../../nouns/derive/descriptions.ts';
import { sourcesIn } from '../../../nouns/derive/typed.ts';
import { writtenBy, type ItemToSave, lockItem, Refused } from '../index.ts';
import { type Saved, saveWithin, type Saving, type Session } from '../index.ts';
import { readStored } from '../items/read.ts';
import { logActivity, titleFor } from './activity.ts';
import { draftsNamedBy, refuseDrafts } from './dependencies.ts';
import { proposalOfDraft, setProposalState } from './rows.ts';
import { withState } from './with-state.ts';

interface Publishing extends Pick<Saving, 'alongside' | 'correction'> {
	/** The version that the item replaces; 0 for a new one. */
	version: number;
	reason: string;
	/** The author, if that is not the editor. */
	author?: { id: string; name: string };
}

/** Publishes an item. An open proposal for the draft that it replaces counts as published too. */
export async function publishItem<N extends Noun>(
	session: Session,
	editor: User,
	noun: N,
	item: ItemToSave<N> & { id: string },
	{ version, reason, author = editor, ...how }: Publishing
): Promise<Saved> {
	const proposal = await proposalOfDraft(session, noun, item.id, version);
	const saved = await saveWithin(session, noun, withState<N>(item, 'published'), {
		version,
		...how,
		...writtenBy(author, 'entry', reason)
	});
	if (proposal) await setProposalState(session, proposal, 'published', { by: editor });
	await logActivity(session, editor, 'publication', noun, item);
	return saved;
}

/** The beginning of the reason for items published because another one names them. */
export const publishedWith = 'Published with “';

/**
 * Publishes the drafts that an item names.
 * @throws Refused with one message per draft: without `withDependencies` if there are drafts, with it if one is invalid
 */
export async function publishDependencies(
	session: Session,
	editor: User,
	noun: Noun,
	item: object,
	withDependencies: boolean
): Promise<void> {
	const drafts = await draftsNamedBy(noun, item, session);
	if (!withDependencies) return refuseDrafts(noun, item, drafts);
	const reason = `${publishedWith}${await titleFor(session, noun, item)}”`;
	const alongside = [...drafts, ...('id' in item ? [{ noun, id: String(item.id) }] : [])];
	const sources = sourcesIn(formOf(noun), item);
	for (const draft of drafts)
		await publishDraft(session, editor, draft, { reason, alongside, sources });
}

interface PublishingDraft extends Pick<Publishing, 'reason' | 'alongside'> {
	/** The sources of the item that names the draft, for a stakeholder without any. */
	sources: string[];
}

/**
 * Publishes a stored draft, unless it is no longer a draft.
 * @throws Refused with the draft's name before each message
 */
export async function publishDraft(
	session: Session,
	editor: User,
	{ noun, id, name }: { noun: Noun; id: string; name: string },
	{ reason, alongside, sources }: PublishingDraft
): Promise<void> {
	// Proposals are always locked before rows, to prevent deadlocks.
	const [seen] = await readStored(session, noun, [id]);
	if (seen) await proposalOfDraft(session, noun, id, seen.version);
	const stored = await lockItem(session, noun, id);
	if (stored?.item.state !== 'draft') return;
	const { item, version } = stored;
	try {
		const isBare = noun === 'stakeholder' && 'sources' in item && !item.sources.length;
		const draft = { ...item, ...(isBare && { sources }) } as ItemToSave<Noun> & { id: string };
		await publishItem<Noun>(session, editor, noun, draft, { version, reason, alongside });
	} catch (error) {
		if (!(error instanceof Refused)) throw error;
		const problems = error.problems.map(({ message }) => `${name}: ${message}`);
		throw new Refused(problems.map((message) => ({ field: 'along', message })));
	}
}
