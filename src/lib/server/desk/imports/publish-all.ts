import { eq } from 'drizzle-orm';
import { type Noun, nounOf } from '../../../domain/nouns.ts';
import { settledReasons } from '../../../domain/review.ts';
import { reasonWithPublisher } from '../../../domain/versions.ts';
import type { Item } from '../../../nouns/derive/types.ts';
import { record } from '../../activity.ts';
import { announceTogether } from '../../jobs/changes.ts';
import { csvImport } from '../tables.ts';
import { withLongTimeout } from '../../db/index.ts';
import {
	type Attribution,
	writtenBy,
	inTransaction,
	referencedStates,
	type Session
} from '../../write/index.ts';
import { decideItems } from './decide-items.ts';
import { restingState } from './items.ts';
import { lockImport } from './lock.ts';
import { inSentences, publishingChecker } from './publishable.ts';

/** Publishes what passes the checks of publishing alone; the rest gets a note. False if no import was waiting. */
export function publishAll(id: string): Promise<boolean> {
	return inTransaction(async (tx) => {
		const file = await lockImport(tx, id, 'publishing');
		if (!file) return false;
		const { author, editor, fileName, way } = file;
		const imported = `Imported from ${fileName}`;
		const reason = author.id === editor.id ? imported : reasonWithPublisher(imported, editor.name);
		const how = writtenBy(author, way, reason);
		const noun = nounOf[file.name];
		const articles = noun === 'article' ? undefined : await publishItems(tx, id, 'article', how);
		const { rewritten: published, kept: left } = await publishItems(tx, id, noun, how);
		await announceTogether(tx, way);
		const none = published === 0 && left > 0;
		await tx
			.update(csvImport)
			.set({
				state: await restingState(tx, id, noun),
				failure: none ? 'None of the rows can be published yet. Each says why below.' : null
			})
			.where(eq(csvImport.id, id));
		await record(tx, {
			kind: 'publication',
			actor: editor,
			subject: fileName,
			detail: { as: file.name, published, articles: articles?.rewritten ?? 0, left }
		});
		return true;
	}, withLongTimeout);
}

const publishItems = (tx: Session, importId: string, noun: Noun, how: Attribution) =>
	decideItems(tx, importId, noun, { ...how, takesBack: false }, async (_, stored) => {
		const problemsOf = publishingChecker(noun, await referencedStates(tx, stored));
		return (item, proposer) => {
			const { state, stateReason, ...rest } = item as Item<'statement'>;
			if (state !== 'draft' || settledReasons.includes(stateReason ?? '')) return undefined;
			if (proposer)
				return `${proposer} has sent a change of it, which waits for an editor: decide on that first.`;
			return inSentences(noun, problemsOf(item)) ?? ({ ...rest, state: 'published' } as Item<Noun>);
		};
	});
