import type { NewItem } from '../../../domain/imports.ts';
import { eq, sql } from 'drizzle-orm';
import { type Noun, nounOf } from '../../../domain/nouns.ts';
import { atLeast, type User } from '../../../domain/staff.ts';
import { record } from '../../activity.ts';
import { announceTogether } from '../../jobs/changes.ts';
import { csvImport, csvRow } from '../tables.ts';
import { withLongTimeout } from '../../db/index.ts';
import { withinQuota } from '../../write/quota.ts';
import {
	writtenBy,
	type Attribution,
	inTransaction,
	referencedStates,
	saveNew,
	type Session
} from '../../write/index.ts';
import { rowsInBatches } from './batches.ts';
import { comingArticles, type Substitutes, replaceCitations } from './coming-articles.ts';
import { enterAgain } from './enter-again.ts';
import { recordItems } from './items.ts';
import { lockImport } from './lock.ts';
import { inSentences, publishingChecker, publicationStateOf } from './publishable.ts';
import { itemsOnRecord } from './taken-back.ts';

interface Entering {
	importId: string;
	by: Pick<User, 'id' | 'role'>;
	how: Attribution;
	counts: { published: number; drafts: number };
	/** Articles on record that replace new ones of the file. */
	instead: Substitutes;
	/** Ids of the file's new articles. */
	own: Set<string>;
}

interface Numbered {
	number: number;
	item: NewItem;
}

/**
 * Enters all rows of a file, or none, after their new articles; false if no file was waiting.
 * @throws Refused if a row is no longer valid; OverQuota
 */
export function enterAll(id: string): Promise<boolean> {
	return inTransaction(async (tx) => {
		const file = await lockImport(tx, id, 'entering');
		if (!file) return false;
		const { author: by, fileName, way } = file;
		const noun = nounOf[file.name];
		const counts = { published: 0, drafts: 0 };
		const coming = await comingArticles(tx, by, id);
		const entering: Entering = {
			importId: id,
			by,
			counts,
			instead: coming.instead,
			own: new Set(coming.articles.map(({ item }) => item.id)),
			how: writtenBy(by, way, `Imported from ${fileName}`)
		};
		await withinQuota(
			tx,
			by,
			async () => {
				const articles = inPages(tx, 'article', inOnePage(coming.articles), {
					...entering,
					counts: { published: 0, drafts: 0 }
				});
				if (coming.articles.length) await saveNew(tx, 'article', articles, entering.how);
				await saveNew(tx, noun, inPages(tx, noun, newRows(tx, id), entering), entering.how);
			},
			'rows'
		);
		await announceTogether(tx, way);
		const known = file.total - counts.published - counts.drafts;
		const isEditor = atLeast(by.role, 'editor');
		const state = !isEditor ? 'sent' : counts.published ? 'published' : 'draft';
		await tx
			.update(csvImport)
			.set({ state, known, finishedAt: sql`now()`, note: null, decidedBy: null, decidedAt: null })
			.where(eq(csvImport.id, id));
		await record(tx, {
			kind: 'import',
			actor: by,
			subject: fileName,
			detail: { as: file.name, ...counts, known }
		});
		return true;
	}, withLongTimeout);
}

const newRows = (session: Session, importId: string) =>
	rowsInBatches(session, importId, sql`${csvRow.item} ? 'state'`) as AsyncGenerator<Numbered[]>;

async function* inOnePage(items: Numbered[]) {
	yield items;
}

/** Yields new items with the state they may have; items that were taken back are restored on the way. */
async function* inPages(
	session: Session,
	noun: Noun,
	pages: AsyncIterable<Numbered[]>,
	{ importId, by, how, counts, instead, own }: Entering
): AsyncGenerator<NewItem[]> {
	for await (const page of pages) {
		const ids = page.map(({ item }) => item.id);
		// Items that were taken back may enter again.
		const existing = await itemsOnRecord(session, by, noun, ids);
		const entering = page.filter(({ item }) => existing.get(item.id) ?? true);
		const items = entering.map(({ item }) => replaceCitations(noun, item, instead));
		const states = await referencedStates(session, items);
		const ready = items.map(({ stateReason: _checked, ...item }) => ({
			...item,
			...publicationStateOf(noun, item, states, by.role)
		}));
		// The file's articles are always published before its rows.
		for (const id of own) (states.articles as Map<string, string>).set(id, 'published');
		const problemsOf = publishingChecker(noun, states);
		const numbered = ready.map((item, index) => ({
			noun,
			item,
			number: entering[index]!.number,
			note: item.state === 'published' ? null : inSentences(noun, problemsOf(item))
		}));
		for (const { state } of ready) counts[state === 'published' ? 'published' : 'drafts']++;
		const restored = numbered.filter(({ item }) => existing.has(item.id));
		const again = restored.map(({ item }) => item);
		const versions = await enterAgain(session, noun, again, how);
		const entered = numbered.map((each) => ({ ...each, version: versions.get(each.item.id) ?? 1 }));
		await recordItems(session, importId, entered);
		const fresh = ready.filter(({ id }) => !existing.has(id));
		if (fresh.length) yield fresh;
	}
}
