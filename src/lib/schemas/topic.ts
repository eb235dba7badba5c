import * as v from 'valibot';
import { count, permanent, text } from './parts.ts';

export const topic = v.object({
	id: text,
	url: permanent,
	slug: text,
	name: text,
	description: v.nullable(text),
	regulation_count: count,
	article_count: count
});
