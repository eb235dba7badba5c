import { sectionsCard } from '$lib/domain/cards/topic';
import { cardAt } from '$lib/server/cards';
import * as articles from '$lib/nouns/article/queries.server';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = cardAt(async () => sectionsCard(await articles.filedSections()));
