import { type Noun, nounOf } from '../../domain/nouns.ts';
import * as t from '../../server/db/schema.ts';
import { db } from '../../server/db/index.ts';
import { isAmong } from '../../server/derived/ids.ts';
import { latestByItem } from '../../server/desk/corrections/latest.ts';
import { addressOf, asNamed } from '../as-named.server.ts';
import { descriptionOf } from './descriptions.ts';
import type { Field } from './field.ts';
import { programName } from './program-names.ts';
import type { Json } from './types.ts';

type Values = Record<string, unknown>;
type Write = (values: Values) => Values;

/** How programs read each noun, worked out once for all items. */
const writers = Object.fromEntries(
	Object.values(nounOf).map((noun) => [
		noun,
		descriptionOf(noun)
			.fields.filter(({ internal }) => !internal)
			.map(writerOf)
	])
) as Record<Noun, Write[]>;

function writerOf(field: Field): Write {
	const { name, kind } = field;
	const as = programName(field);
	if (kind === 'date' && field.spans)
		return ({ [name]: date, earliest, latest }) => ({ [as]: date, earliest, latest });
	if (kind !== 'pick' && kind !== 'picks') return (values) => ({ [as]: values[name] });
	const write = asNamed[field.of as keyof typeof asNamed] as (item: unknown) => object;
	return ({ [name]: named }) => ({
		[as]: kind === 'picks' ? (named as unknown[]).map(write) : named && write(named)
	});
}

type Timed = { id: string; slug?: string; createdAt: Date; updatedAt: Date };

/**
 * Makes the reading of published items of some ids as programs read them, in no order: a fixed number of queries, however
 * many ids there are. Callers hand in ids of published items alone; what these name that is not published is left out.
 * @param read the items, their values by the names of their fields, other items as pages name them
 */
export const asJson =
	<N extends Noun, Item extends Timed>(
		noun: N,
		read: (ids: string[]) => Promise<Item[]>,
		urlOf: (item: Item) => string = (item) => addressOf(noun, item)
	) =>
	async (ids: string[]): Promise<Json<N>[]> => {
		const [items, corrections] = await Promise.all([read(ids), latestByItem(noun, ids)]);
		return items.map((item) => ({
			id: item.id,
			url: urlOf(item),
			created_at: item.createdAt.toISOString(),
			updated_at: item.updatedAt.toISOString(),
			...fieldsOfJson(noun, item),
			correction: corrections.get(item.id) ?? null
		})) as unknown as Json<N>[];
	};

/** The fields of an item as programs read them. */
export const fieldsOfJson = (noun: Noun, item: object): Values =>
	Object.assign({}, ...writers[noun].map((write) => write(item as Values))) as Values;

/** The items that pages show as cards, with the times at which they were made and last changed. */
export async function timed<Card extends { id: string }>(
	noun: 'event' | 'statement' | 'campaign',
	ids: string[],
	read: (ids: string[]) => Promise<Card[]>
) {
	const table = t[noun] as typeof t.event;
	const { id, createdAt, updatedAt } = table;
	const [cards, rows] = await Promise.all([
		read(ids),
		db.select({ id, createdAt, updatedAt }).from(table).where(isAmong(id, ids))
	]);
	const times = new Map(rows.map((row) => [row.id, row]));
	return cards.map((card) => ({ ...card, ...times.get(card.id)! }));
}
