import { citationFile } from '$lib/server/outlets/items';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = citationFile;
