import * as compare from '$lib/server/compare';
import { answerWith } from '$lib/server/outlets/files';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = answerWith('xlsx', compare.comparisonXlsx);
