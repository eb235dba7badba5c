import type { Noun } from '../../../domain/nouns.ts';
import type { User } from '../../../domain/staff.ts';
import { formOf } from '../../../nouns/derive/descriptions.ts';
import { sourcesIn } from '../../../nouns/derive/typed.ts';
import { type ItemToSave, lockItem, Refused } from '../index.ts';
import { type Saved, saveWithin, type Saving, type Session } from '../index.ts';
import { readItems } from '../items/read.ts';
import { logActivity, titleFor } from './activity.ts';
import { draftsNamedBy, refuseDrafts } from './dependencies.ts';
import { proposalOfDraft, setProposalState } from './rows.ts';
import { withState } from './with-state.ts';

interface Publishing extends Pick<Saving, 'alongside' | 'correction'> {
	/** The version that the item is put in place of; 0 where there is none. */
	version: number;
	reason: string;
	/** Whose words they are, where not the editor's own. */
	author?: { id: string; name: string };
}

/** Publishes an item; what was sent to become the draft that it replaces is published with that. */
export async function publishItem<N extends Noun>(
	session: Session,
	editor: User,
	noun: N,
	item: ItemToSave<N> & { id: string },
	{ version, reason, author = editor, ...how }: Publishing
): Promise<Saved> {
	const proposal = await proposalOfDraft(session, noun, item.id, version);
	const saved = await saveWithin(session, noun, withState(noun, item, 'published'), {
		...{ version, reason, ...how },
		...{ author: author.name, authorId: author.id, way: 'entry' }
	});
	if (proposal) await setProposalState(session, proposal, 'published', { by: editor });
	await logActivity(session, editor, 'publication', noun, item);
	return saved;
}

/** How the reason begins of what was published because something else names it. */
export const publishedWith = 'Published with “';

/**
 * Publishes the drafts that an item names, before it is published itself.
 * @throws Refused with a sentence a name: without `withDependencies` where one stands in the way, with it where one
 * does not hold
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

/** What a draft is published with. */
interface Company extends Pick<Publishing, 'reason' | 'alongside'> {
	/** Of what names it: a stakeholder without sources of its own takes them. */
	sources: string[];
}

/**
 * Publishes a draft as it is stored; one that is a draft no more stays as it is.
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
