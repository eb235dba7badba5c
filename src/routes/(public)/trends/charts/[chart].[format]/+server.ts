import { chartsAcrossLaws } from '$lib/server/charts/routes';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = chartsAcrossLaws.file;
