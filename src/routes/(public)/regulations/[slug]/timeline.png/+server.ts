import { timelineFile } from '$lib/components/timeline-file';
import { readFilters } from '$lib/domain/filters';
import { knownChoices } from '$lib/server/charts';
import { timelineDrawing, pngChoices } from '$lib/server/timelines/drawing';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) => {
	const asked = readFilters(event.url.searchParams, pngChoices);
	const { size, scale } = knownChoices(asked, pngChoices);
	return timelineDrawing(event, timelineFile, 'png', size ?? scale);
};
