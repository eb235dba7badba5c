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
	writtenBy,
	inTransaction,
	lockItems,
	referencedStates,
	rewrite,
	type Rewriting,
	type Session
} from '../../write/index.ts';
import { changesUnderWay, decisionOn } from './decision.ts';
import { type ImportItem, itemsOf, noteOutcomes, restingState } from './items.ts';
import { inSentences, publishingChecker } from './publishable.ts';

/** Publishes what passes the checks of publishing alone; the rest gets a note. False if no import was waiting. */
export function publishAll(id: string): Promise<boolean> {
	return inTransaction(async (tx) => {
		const file = await decisionOn(tx, id, 'publishing');
		if (!file) return false;
		const { author, editor, fileName, way } = file;
		const imported = `Imported from ${fileName}`;
		const reason = author.id === editor.id ? imported : reasonWithPublisher(imported, editor.name);
		const how = writtenBy(author, way, reason);
		const noun = nounOf[file.name];
		const published = { articles: 0, rows: 0 };
		let left = 0;
		const nouns: Noun[] = noun === 'article' ? [noun] : ['article', noun];
		for (const each of nouns)
			for await (const items of itemsOf(tx, id, each)) {
				const outcome = await publishSome(tx, each, items);
				await rewrite(tx, each, outcome.pairs, how);
				await noteOutcomes(tx, id, each, outcome.notes);
				published[each === noun ? 'rows' : 'articles'] += outcome.pairs.length;
				if (each === noun) left += outcome.left;
			}
		await announceTogether(tx, way);
		const none = published.rows === 0 && left > 0;
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
			detail: { as: file.name, published: published.rows, articles: published.articles, left }
		});
		return true;
	}, withLongTimeout);
}

async function publishSome(tx: Session, noun: Noun, items: ImportItem[]) {
	const ids = items.map(({ rowId }) => rowId);
	const changing = await changesUnderWay(tx, noun, ids);
	const stored = await lockItems(tx, noun, ids);
	const states = await referencedStates(tx, stored);
	const problemsOf = publishingChecker(noun, states);
	const pairs: Rewriting<Noun>[] = [];
	const notes: Parameters<typeof noteOutcomes>[3] = [];
	let left = 0;
	for (const before of stored) {
		const { state, stateReason, ...rest } = before.item as Item<'statement'>;
		if (state !== 'draft' || settledReasons.includes(stateReason ?? '')) continue;
		const by = changing.get(rest.id);
		const note = by
			? `${by} has sent a change of it, which waits for an editor: decide on that first.`
			: inSentences(noun, problemsOf(before.item));
		if (note) left++;
		else pairs.push({ before, item: { ...rest, state: 'published' } as Item<Noun> });
		notes.push({ id: rest.id, note, ...(!note && { version: before.version + 1 }) });
	}
	return { pairs, notes, left };
}
