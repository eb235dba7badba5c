import * as collection from '$lib/server/collection';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = collection.citeCollection;
