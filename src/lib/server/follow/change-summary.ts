import { eq } from 'drizzle-orm';
import { formatDate } from '../../domain/dates/format.ts';
import type { FollowKind } from '../../domain/follow.ts';
import { hasSlug, nameOf, type Noun, nounWords } from '../../domain/nouns.ts';
import type { PublicationState } from '../../domain/vocabulary.ts';
import { differences } from '../../nouns/derive/differences.ts';
import { differencesInWords } from '../../nouns/derive/differences-in-words.ts';
import type { FeedList } from '../../nouns/derive/outlets.server.ts';
import { db } from '../db/index.ts';
import { isCorrection } from '../desk/corrections/index.ts';
import * as t from '../db/schema.ts';
import {
	publishedChanges,
	feedEntries,
	positionChanged,
	type Change as Shown,
	type Withdrawal
} from '../outlets/feeds/index.ts';
import type { Summary } from '../outlets/summaries/index.ts';
import { readableSnapshots } from '../versions/readable.ts';
import { type Change, kindsOf, readChanges } from './changes.ts';
import { today } from '../today.ts';
import { summarizeBatch } from './together-summary.ts';
import type { Followed } from './together.ts';

/** A change is summarized from the record at that time. */
export interface ChangeSummary extends Summary {
	/** The newest of the changes summarized here. */
	change: number;
	noun: Noun;
	id: string;
	kinds: FollowKind[];
	/** Said before the title: «New statement», «Position changed», «Withdrawn». */
	what: string;
	changes: string[];
	url: string;
	at: Date;
	/** The first items of a batch; `changes` has a line for each. */
	items?: { noun: Noun; id: string; what: string; title: string; url: string }[];
}

/**
 * Summarizes changes, one summary per item: an item that was added and then changed is news once. Items that readers
 * no longer see are left out, as are items withdrawn before anybody was told.
 * @param followed selects what to tell of a batch
 */
export async function summarizeChanges(
	ids: number[],
	followed: Followed[]
): Promise<ChangeSummary[]> {
	const byItem = new Map<string, Change[]>();
	const summaries: ChangeSummary[] = [];
	for (const change of await readChanges(ids)) {
		if (change.batch) {
			summaries.push(...(await summarizeBatch(change, change.batch, followed)));
			continue;
		}
		const key = `${change.noun} ${change.rowId}`;
		byItem.set(key, [...(byItem.get(key) ?? []), change]);
	}
	for (const changes of byItem.values()) summaries.push(...(await summarizeItem(changes)));
	return summaries;
}

async function summarizeItem(changes: Change[]): Promise<ChangeSummary[]> {
	const last = changes.at(-1)!;
	const { noun, rowId } = last;
	const shown = await shownNow(noun, rowId, last.at);
	if (!shown) return [];
	const written = changes.filter(({ version }) => version !== null);
	const isKnown = written.length > 0 && written[0]!.before !== null;
	const isGone = 'withdrawn' in shown;
	if (isGone && !isKnown) return [];
	const lines = isKnown && !isGone ? await changedLines(noun, rowId, written) : [];
	// A weekly letter may leave after the day.
	const comes = changes.find(({ comingOn }) => comingOn && comingOn >= today())?.comingOn;
	if (!written.length && !comes) return [];
	if (isKnown && !isGone && !lines.length && !comes) return [];
	const isNew = written.length > 0 && !isKnown;
	const usual =
		comes && !isNew
			? `Coming up on ${formatDate(comes)}`
			: isNew
				? `New ${nounWords[noun]}`
				: (await isCorrection(noun, rowId, numbersOf(written)))
					? 'Corrected'
					: 'Changed';
	const [entry] = await feedEntries([shown]);
	const moves = entry!.what === positionChanged;
	const kinds = new Set(changes.flatMap((change) => kindsOf(change, moves)));
	return [
		{
			...entry!,
			change: last.id,
			noun,
			id: rowId,
			kinds: [...kinds],
			what: (isNew || isGone ? entry!.what : undefined) ?? usual,
			changes: lines,
			at: last.at
		}
	];
}

const numbersOf = (changes: Change[]) => changes.flatMap(({ version }) => version ?? []);

async function changedLines(noun: Noun, id: string, changes: Change[]): Promise<string[]> {
	const sides = [changes[0]!.before!, changes.at(-1)!.after];
	const { items, names } = await readableSnapshots(noun, id, sides);
	return differencesInWords(noun, differences(noun, items[0]!, items[1]!), names);
}

/** The item as readers see it, or its withdrawal; undefined if readers never see it. */
async function shownNow(noun: Noun, id: string, at: Date): Promise<Shown | Withdrawal | undefined> {
	const name = nameOf[noun] as FeedList;
	const table = t[noun as 'article'];
	const [row] = await db
		.select({
			state: table.state,
			reason: table.stateReason,
			...(hasSlug(noun) && { slug: table.slug })
		})
		.from(table)
		.where(eq(table.id, id));
	const state: PublicationState | undefined = row?.state;
	if (state === 'published') return (await publishedChanges(name, [id]))[0];
	if (!row || state !== 'withdrawn') return undefined;
	const withdrawn = { id, slug: row.slug ?? '' };
	return { name, withdrawn, reason: row.reason, entered: at, changed: at };
}
