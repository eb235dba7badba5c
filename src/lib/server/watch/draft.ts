import { eq, sql } from 'drizzle-orm';
import { addressKey, hostOf } from '../../domain/address/address.ts';
import { pageAtStart, type WatchKind } from '../../domain/watch/pages.ts';
import * as t from '../db/schema.ts';
import { today } from '../today.ts';
import { type Attribution, saveWithin, type Session } from '../write/index.ts';

interface Watched {
	url: string;
	kind: WatchKind;
	regulationId: string;
}

const author = 'Rulewatch';
const becauseOf = ({ url }: Watched): Attribution => ({
	author,
	reason: `Looked at ${url}`,
	way: 'watch'
});

/** @returns its id */
export async function draftEvent(
	session: Session,
	watched: Watched,
	found: 'changed' | 'gone',
	lang = 'en'
): Promise<string> {
	const page = pageAtStart(watched.kind);
	const isGone = found === 'gone';
	const source = await articleOf(session, watched, lang);
	const { id } = await saveWithin(
		session,
		'event',
		{
			kind: isGone ? 'removal' : watched.kind === 'consultation' ? 'consultation' : 'publication',
			description: isGone ? `${page} is gone.` : `${page} changed.`,
			dates: [{ date: today(), basis: 'reported', preferred: true, sources: [source] }],
			regulations: [watched.regulationId],
			state: 'draft',
			stateReason: `${page} ${isGone ? 'is gone' : 'changed'}: look at what happened, and say it or withdraw this draft.`
		},
		becauseOf(watched)
	);
	return id;
}

async function articleOf(session: Session, watched: Watched, lang: string): Promise<string> {
	const { url, regulationId } = watched;
	const key = addressKey(url);
	const [known] = key
		? await session
				.select({ id: t.article.id })
				.from(t.article)
				.where(eq(t.article.addressKey, key))
				.orderBy(
					sql`case ${t.article.state} when 'published' then 0 when 'draft' then 1 else 2 end`,
					t.article.id
				)
				.limit(1)
		: [];
	if (known) return known.id;
	const { id } = await saveWithin(
		session,
		'article',
		{
			url,
			lang,
			outlet: hostOf(url),
			regulations: [regulationId],
			section: 'laws_and_policies',
			sourceType: 'primary',
			headlineBasis: 'none',
			state: 'draft',
			stateReason: 'The page is watched: name it before you publish it.'
		},
		becauseOf(watched)
	);
	return id;
}
