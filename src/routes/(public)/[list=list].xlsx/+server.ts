import { answerWith, listXlsx } from '$lib/server/outlets/files';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = answerWith('xlsx', listXlsx);
