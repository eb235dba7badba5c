import { inArray } from 'drizzle-orm';
import { noCopy, type Proof } from '../../domain/proof.ts';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import { outputOf } from '../worker/outputs.ts';
import { copiesOf, lastLooks } from './anchors.ts';

interface Sent {
	exact: string;
	article: string;
	prefix?: string;
	suffix?: string;
}

/** The proofs that quotations of a proposal would have if they were saved now. */
export async function proofsOf(sent: Sent[]): Promise<{ proof: Proof; copyId?: string }[]> {
	if (!sent.length) return [];
	const quotations = sent.map(({ article, ...words }, at) => ({ article, ...words, id: `${at}` }));
	const articles = [...new Set(sent.map(({ article }) => article))];
	const [copies, looks] = await Promise.all([copiesOf(db, articles), lastLooks(db, articles)]);
	const anchors = await Promise.all(
		[...copies].map(([id, its]) => {
			const quoting = quotations.filter(({ article }) => article === id);
			return outputOf('anchorsIn', { quotations: quoting, copies: its, live: looks.get(id) });
		})
	);
	const byPlace = new Map(anchors.flat().map((anchor) => [anchor?.quotationId, anchor]));
	const { id, way, capturedAt, sha256, archiveUrl } = t.copy;
	const ids = [...byPlace.values()].flatMap((anchor) => anchor?.copyId ?? []);
	const rows = await db
		.select({ id, way, capturedAt, sha256, archiveUrl })
		.from(t.copy)
		.where(inArray(id, ids));
	return quotations.map(({ id, article }) => {
		const anchor = byPlace.get(id);
		const copy = rows.find((row) => row.id === anchor?.copyId);
		if (!anchor || !copy) return { proof: noCopy };
		return { proof: { ...anchor, copy, page: looks.get(article) ?? null }, copyId: copy.id };
	});
}
