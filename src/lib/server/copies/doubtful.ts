import { asc, desc, eq, sql } from 'drizzle-orm';
import { type Filters, type ListRequest, oneOf } from '../../domain/filters.ts';
import { doubts } from '../../domain/proof.ts';
import { citedArticle } from '../../nouns/citation/sources.server.ts';
import { stakeholderColumns } from '../../nouns/cards.server.ts';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import { facet, labelIn, pageOf, where } from '../lists/list.ts';

export const filters = { doubt: oneOf(doubts) };

const isContradicted = sql`exists (
	select from ${t.copy} pasted join ${t.livePage} page on page.article_id = pasted.article_id
	where pasted.id = ${t.anchor.copyId} and pasted.way = 'pasted' and page.state <> 'gone')`;
const doubt = sql<keyof typeof doubts>`case when ${t.anchor.state} = 'not_found' then 'not_found'
	when ${t.anchor.live} in ('changed', 'gone') and ${isContradicted} then 'contradicted'
	when ${t.anchor.live} in ('changed', 'gone') then ${t.anchor.live}::text end`;
const isDoubtful = sql`(${t.anchor.state} = 'not_found' or ${t.anchor.live} in ('changed', 'gone'))`;
const isNotWithdrawn = sql`exists (select from ${t.quotation} quoted join ${t.statement} said on said.id = quoted.statement_id
	where quoted.id = ${t.anchor.quotationId} and said.state <> 'withdrawn')`;

const conditionsOf = ({ doubt: chosen }: Filters<typeof filters>) => ({
	always: sql`${isDoubtful} and ${isNotWithdrawn}`,
	doubt: chosen && eq(doubt, chosen)
});

export const countDoubtful = (): Promise<number> => db.$count(t.anchor, where(conditionsOf({})));

export async function listDoubtful(request: ListRequest<typeof filters>) {
	const conditions = conditionsOf(request.filters);
	const total = await db.$count(t.anchor, where(conditions));
	const { limit, offset, ...at } = pageOf(total, request.page);
	const found = await db.query.anchor.findMany({
		where: where(conditions),
		columns: { quotationId: true, closest: true, liveWords: true, passage: true },
		extras: { doubt: doubt.as('doubt') },
		with: {
			copy: { columns: { id: true, capturedAt: true } },
			quotation: {
				columns: { exact: true, lang: true },
				with: {
					article: citedArticle,
					statement: {
						columns: { id: true, state: true, summary: true },
						with: {
							organisation: { columns: stakeholderColumns },
							speaker: { columns: stakeholderColumns }
						}
					}
				}
			}
		},
		orderBy: [
			asc(sql`array_position(array['not_found','contradicted','changed','gone'], ${doubt})`),
			desc(t.anchor.quotationId)
		],
		limit,
		offset
	});
	const choices = await facet({
		value: doubt,
		label: labelIn(doubts),
		from: t.anchor,
		where: where(conditions, 'doubt')
	});
	return { rows: found, total, ...at, facets: { doubt: choices } };
}
