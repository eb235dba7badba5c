import { type SQL, sql } from 'drizzle-orm';
import { type Citation, citeCorrected } from '../../domain/cite/citation.ts';
import type { WrittenCitation } from '../../domain/cite/styles.ts';
import { type citedLists, isCited, type ListName } from '../../domain/files.ts';
import { slug } from '../../domain/filters.ts';
import { nounOf } from '../../domain/nouns.ts';
import { outletsOf, titlesNaming, withRoles } from '../../nouns/index.server.ts';
import { db } from '../db/index.ts';
import { oneRow } from '../db/prepared.ts';
import * as corrections from '../desk/corrections/index.ts';
import { cachedByChange } from '../lists/cached.ts';
import { publishedOrRedirect } from '../redirects.ts';
import { siteChoices } from '../site/choices.ts';
import * as citations from './citations/index.ts';
import { snippets } from './embeds/snippets.ts';

// An item outside its page is a card, a citation or an embed.

interface Asked {
	params: { list: string; key: string };
	url: URL;
}

/** Reads the item of an address. @throws 308 to its present address, 410 for withdrawn items, 404 */
async function itemAt(asked: Asked) {
	const list = asked.params.list as ListName;
	const { get, item } = outletsOf[list];
	const key = slug(asked.params.key);
	const found = key === undefined ? undefined : await get(key);
	return { list, item: item(await publishedOrRedirect(nounOf[list], asked, found)) };
}

/** @throws as `itemAt` */
export async function itemCard(asked: Asked) {
	const { list, item } = await itemAt(asked);
	return outletsOf[list].card(item, (await siteChoices()).operator);
}

type Titles = Parameters<typeof withRoles>[0];
type CitedList = (typeof citedLists)[number];
type Corrected = Awaited<ReturnType<typeof corrections.newestForItem>>;

/** @throws as `itemAt` and `citations.file` */
export async function citationFile(
	asked: Asked & { params: { format: string } }
): Promise<Response> {
	const { list, item } = await itemAt(asked);
	const corrected = await corrections.newestForItem(nounOf[list], item.id);
	return citations.file(await citationOf(list as CitedList, item, corrected), asked);
}

/** The citation mentions the newest correction. */
export async function citationOf(
	list: CitedList,
	item: { id: string },
	{ rows }: Corrected
): Promise<Citation> {
	return citeCorrected(outletsOf[list].cite!(item, await citations.reading()), rows[0]);
}

/** A publication of articles or topics changes none of these, nor a number in a law's charts. */
const cachedBeside = cachedByChange<{ titles: Titles; more: unknown }>([
	'campaign',
	'event',
	'membership',
	'regulation',
	'stakeholder',
	'statement'
]);

/** Reads in one query the titles that name an item and, under a key that says what they are, further numbers. */
export async function readBeside<More = null>(
	noun: 'regulation' | 'stakeholder',
	{ slug }: { slug: string },
	{ key, counted }: { key: string; counted: () => SQL<More> } = {
		key: '',
		counted: () => sql`null`
	}
) {
	const { titles, more } = await cachedBeside(JSON.stringify([noun, slug, key]), async () => {
		const [row] = await db
			.select({ titles: titlesNaming({ [noun]: slug }), more: counted() })
			.from(oneRow);
		return row!;
	});
	return { naming: withRoles(titles), more: more as More };
}

/** Reads what follows the item on its page: corrections, citation and HTML to embed it. */
export async function readBelowItem<List extends CitedList | 'stakeholders' | 'topics'>(
	list: List,
	item: { id: string }
) {
	const corrected = await corrections.newestForItem(nounOf[list], item.id);
	const written =
		isCited(list) && (await citations.writeCitation(await citationOf(list, item, corrected)));
	return {
		corrections: corrected,
		citation: written as List extends CitedList ? WrittenCitation : false,
		snippets: snippets(outletsOf[list].embed(item))
	};
}
