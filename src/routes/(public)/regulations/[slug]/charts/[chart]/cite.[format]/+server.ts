import { chartsOfLaw } from '$lib/server/charts/routes';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = chartsOfLaw.citation;
