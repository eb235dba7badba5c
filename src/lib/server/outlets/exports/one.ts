import { eq } from 'drizzle-orm';
import { hasSlug, type Name, nounOf } from '../../../domain/nouns.ts';
import type { Json } from '../../../nouns/derive/types.ts';
import { db } from '../../db/index.ts';
import * as t from '../../db/schema.ts';
import { represent } from './represent/index.ts';

type Of<N extends Name> = Json<(typeof nounOf)[N]>;

type Found<N extends Name> =
	| { state: 'published'; item: Of<N>; version: number }
	| { state: 'withdrawn'; stateReason: string | null };

/** One item by its id, or its slug where it has one, which comes first; undefined where it was never public. */
export async function one<N extends Name>(name: N, key: string): Promise<Found<N> | undefined> {
	const found = await standing(name, key);
	if (!found || found.state === 'draft') return undefined;
	if (found.state === 'withdrawn') return { state: found.state, stateReason: found.stateReason };
	const [item] = await represent[name]([found.id]);
	return item && { state: 'published', item: item as Of<N>, version: found.version };
}

/** What is on record by an id, or a slug, of what is or was public. */
export async function standing(name: Name, key: string) {
	const bySlug = hasSlug(nounOf[name]) ? await standingBy('slug', name, key) : undefined;
	return bySlug ?? standingBy('id', name, key);
}

async function standingBy(column: 'id' | 'slug', name: Name, key: string) {
	if (name === 'topics') {
		const { id, version } = t.topic;
		const [topic] = await db.select({ id, version }).from(t.topic).where(eq(t.topic[column], key));
		return topic && { ...topic, state: 'published' as const, stateReason: null };
	}
	const table = t[nounOf[name]] as typeof t.regulation;
	const { id, state, stateReason, version } = table;
	const [row] = await db
		.select({ id, state, stateReason, version })
		.from(table)
		.where(eq(table[column], key));
	return row;
}
