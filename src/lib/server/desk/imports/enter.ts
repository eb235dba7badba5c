import { and, eq, inArray, sql } from 'drizzle-orm';
import { type Noun, nounOf } from '../../../domain/nouns.ts';
import { atLeast, type User } from '../../../domain/staff.ts';
import { record } from '../../activity.ts';
import { announceTogether } from '../../jobs/changes.ts';
import { account } from '../../auth/tables.ts';
import { csvImport, csvRow } from '../tables.ts';
import { withLongTimeout } from '../../db/index.ts';
import * as t from '../../db/schema.ts';
import { withinQuota } from '../../write/quota.ts';
import { among } from '../../visibility/index.ts';
import {
	type Attribution,
	inTransaction,
	referencedStates,
	saveNew,
	type Session
} from '../../write/index.ts';
import { rowsInBatches } from './batches.ts';
import { comingArticles, type Substitutes, substituted } from './coming-articles.ts';
import { enterAgain } from './enter-again.ts';
import { belongTo } from './items.ts';
import { inSentences, publishingChecker, publicationStateOf } from './publishable.ts';
import type { NewItem } from './content-id.ts';
import { isTakenBack } from './taken-back.ts';

/** What all steps of entering need to know. */
interface Entering {
	importId: string;
	by: Pick<User, 'id' | 'role'>;
	how: Attribution;
	counts: { published: number; drafts: number };
	/** Articles of the record, in place of those that the file would bring. */
	instead: Substitutes;
	/** The articles that the file brings. */
	own: Set<string>;
}

/** An item with the row that it comes from. */
interface Numbered {
	number: number;
	item: NewItem;
}

/**
 * Writes all rows of a checked file into the record, or none: an editor's are published as far as they can be, a
 * contributor's are sent to an editor. Articles that only its rows know enter before them.
 * @returns whether it had any to write
 * @throws Refused where one does not hold any more; OverQuota
 */
export function enterAll(id: string): Promise<boolean> {
	return inTransaction(async (tx) => {
		const [file] = await tx
			.select({
				name: csvImport.name,
				fileName: csvImport.fileName,
				version: csvImport.version,
				total: csvImport.total,
				author: account.name,
				by: { id: account.id, role: account.role }
			})
			.from(csvImport)
			.innerJoin(account, eq(account.id, csvImport.accountId))
			.where(and(eq(csvImport.id, id), eq(csvImport.state, 'entering')))
			.for('update', { of: csvImport, skipLocked: true });
		if (!file) return false;
		const { author, by, fileName } = file;
		const noun = nounOf[file.name];
		const way = `import/${id}/${file.version}` as const;
		const counts = { published: 0, drafts: 0 };
		const coming = await comingArticles(tx, by, id);
		const entering: Entering = {
			...{ importId: id, by, counts, instead: coming.instead },
			own: new Set(coming.articles.map(({ item }) => item.id)),
			how: { author, authorId: by.id, way, reason: `Imported from ${fileName}` }
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
				await saveNew(tx, noun, inPages(tx, noun, makingItems(tx, id), entering), entering.how);
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
			actor: { id: by.id, name: author },
			subject: fileName,
			detail: { as: file.name, ...counts, known }
		});
		return true;
	}, withLongTimeout);
}

/** The rows of a file that make items. */
const makingItems = (session: Session, importId: string) =>
	rowsInBatches(session, importId, sql`${csvRow.item} ? 'state'`) as AsyncGenerator<Numbered[]>;

async function* inOnePage(items: Numbered[]) {
	yield items;
}

/** The items that are not on record, each in the state that it may have now; those taken back before enter on the way. */
async function* inPages(
	session: Session,
	noun: Noun,
	pages: AsyncIterable<Numbered[]>,
	{ importId, by, how, counts, instead, own }: Entering
): AsyncGenerator<NewItem[]> {
	for await (const page of pages) {
		const there = await onRecord(session, by, noun, page);
		const entering = page.filter(({ item }) => there.get(item.id) ?? true);
		const items = entering.map(({ item }) => substituted(noun, item, instead));
		const states = await referencedStates(session, items);
		const stated = items.map(({ stateReason: _checked, ...item }) => ({
			...item,
			...publicationStateOf(noun, item, states, by.role)
		}));
		// The file's own articles are published before its rows, whoever does it.
		for (const id of own) (states.articles as Map<string, string>).set(id, 'published');
		const against = publishingChecker(noun, states);
		const numbered = stated.map((item, index) => ({
			...{ noun, item, number: entering[index]!.number, version: 1 },
			note: item.state === 'published' ? null : inSentences(noun, against(item))
		}));
		for (const { state } of stated) counts[state === 'published' ? 'published' : 'drafts']++;
		const again = numbered.filter(({ item }) => there.has(item.id));
		const versions = await enterAgain(
			session,
			noun,
			again.map(({ item }) => item),
			how
		);
		await belongTo(
			session,
			importId,
			numbered.map((each) => ({ ...each, version: versions.get(each.item.id) ?? each.version }))
		);
		const fresh = stated.filter(({ id }) => !there.has(id));
		if (fresh.length) yield fresh;
	}
}

/** Those that the record has, and whether they were taken back and may enter again. */
async function onRecord(
	session: Session,
	by: Entering['by'],
	noun: Noun,
	page: Numbered[]
): Promise<Map<string, boolean>> {
	const table = t[noun] as typeof t.article;
	const rows = await session
		.select({ id: table.id, isTakenBack: isTakenBack(by, noun) })
		.from(table)
		.where(inArray(table.id, among(page.map(({ item }) => item.id))));
	return new Map(rows.map(({ id, isTakenBack }) => [id, isTakenBack]));
}
