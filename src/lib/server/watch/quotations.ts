import { ne } from 'drizzle-orm';
import { normalise } from '../../domain/anchors/normal.ts';
import { findQuotations } from '../../domain/quotations/find.ts';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';

/** What is quoted in a text and was not in the one before, with who said it as far as the text tells. */
export async function newQuotations(now: string, before: string | null) {
	const { id, name, aliases, kind, state } = t.stakeholder;
	const names = await db
		.select({ id, name, aliases, kind })
		.from(t.stakeholder)
		.where(ne(state, 'withdrawn'));
	const old = normalise(before ?? '').text;
	return findQuotations(now, { names })
		.filter(({ kind, exact }) => kind !== 'reported' && !old.includes(normalise(exact).text))
		.map(({ exact, speaker, organisation }) => ({
			words: exact,
			by: [speaker?.text, organisation?.text].filter(Boolean).join(', ')
		}));
}
