import { folded } from '../../../domain/search/text.ts';
import * as t from '../../db/schema.ts';
import { isPublished } from '../../db/published.ts';
import type { Session } from '../../write/types.ts';
import type { Post } from './wxr.ts';

export async function topicFinder(
	session: Session
): Promise<(post: Pick<Post, 'tags' | 'categories'>) => string[]> {
	const topics = await session
		.select({ id: t.topic.id, name: t.topic.name })
		.from(t.topic)
		.where(isPublished(t.topic.state));
	const ids = new Map(topics.map(({ id, name }) => [folded(name), id]));
	return ({ tags, categories }) => [
		...new Set([...tags, ...categories].flatMap((name) => ids.get(folded(name)) ?? []))
	];
}
