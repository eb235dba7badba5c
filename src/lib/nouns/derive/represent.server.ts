import { type Noun, nounOf } from '../../domain/nouns.ts';
import { atOperator } from '../../domain/operator.ts';
import type { Times } from '../../domain/record.ts';
import { latestByItem } from '../../server/desk/corrections/latest.ts';
import { siteChoices } from '../../server/site/choices.ts';
import { itemUrl, nameJson } from '../as-named.server.ts';
import { descriptionOf } from './descriptions.ts';
import type { Field } from './field.ts';
import { programName } from './program-names.ts';
import type { Json } from './types.ts';

type Values = Record<string, unknown>;
type Write = (values: Values) => Values;

/** Made once for all items. */
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
	const write = nameJson[field.of as keyof typeof nameJson] as (item: unknown) => object;
	return ({ [name]: named }) => ({
		[as]: kind === 'picks' ? (named as unknown[]).map(write) : named && write(named)
	});
}

type Timed = Times & { id: string; slug?: string };

/**
 * Makes the function that reads published items as JSON, in no order and in a fixed number of queries. Callers pass ids
 * of published items only; references to items that are not published are left out.
 * @param read returns the items by the names of their fields, with other items as pages name them
 */
export const asJson =
	<N extends Noun, Item extends Timed>(
		noun: N,
		read: (ids: string[]) => Promise<Item[]>,
		urlOf: (item: Item) => string = (item) => itemUrl(noun, item)
	) =>
	async (ids: string[]): Promise<Json<N>[]> => {
		const [items, corrections, { operator }] = await Promise.all([
			read(ids),
			latestByItem(noun, ids),
			siteChoices()
		]);
		const rows = items.map((item) => ({
			id: item.id,
			url: urlOf(item),
			created_at: item.createdAt.toISOString(),
			updated_at: item.updatedAt.toISOString(),
			...fieldsOfJson(noun, item),
			correction: corrections.get(item.id) ?? null
		})) as unknown as Json<N>[];
		return atOperator(rows, operator, (own) => ({ ...own, runs_this_copy: true }));
	};

export const fieldsOfJson = (noun: Noun, item: object): Values =>
	Object.assign({}, ...writers[noun].map((write) => write(item as Values))) as Values;
