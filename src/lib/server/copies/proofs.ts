import { inArray } from 'drizzle-orm';
import { noCopy, type Proof } from '../../domain/proof.ts';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import { anchorOf } from './anchor.ts';
import { copiesOf, looksAt } from './anchors.ts';

/** A quotation as it was sent to the editors, which nobody may have saved yet. */
interface Sent {
	exact: string;
	article: string;
	prefix?: string;
	suffix?: string;
}

/** What would be told of quotations if they were saved as they are, for editors, each with the copy that says so. */
export async function proofsOf(quotations: Sent[]): Promise<{ proof: Proof; copyId?: string }[]> {
	if (!quotations.length) return [];
	const articles = [...new Set(quotations.map(({ article }) => article))];
	const [copies, looks] = await Promise.all([copiesOf(db, articles), looksAt(db, articles)]);
	const anchors = quotations.map(({ article, ...words }) => {
		const its = copies.get(article);
		return its && anchorOf({ id: '', ...words }, its, looks.get(article));
	});
	const { id, capturedAt, sha256, archiveUrl } = t.copy;
	const ids = anchors.flatMap((anchor) => anchor?.copyId ?? []);
	const rows = await db
		.select({ id, capturedAt, sha256, archiveUrl })
		.from(t.copy)
		.where(inArray(id, ids));
	return anchors.map((anchor, index) => {
		const copy = rows.find((row) => row.id === anchor?.copyId);
		if (!anchor || !copy) return { proof: noCopy };
		const page = looks.get(quotations[index]!.article) ?? null;
		return { proof: { ...anchor, copy, page }, copyId: copy.id };
	});
}
