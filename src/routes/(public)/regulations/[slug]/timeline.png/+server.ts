import { timelineFile } from '$lib/components/timeline-file';
import { readFilters } from '$lib/domain/filters';
import { chosenExactly } from '$lib/server/charts';
import { drawing, pngChoices } from '$lib/server/timelines/drawing';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) => {
	const asked = readFilters(event.url.searchParams, pngChoices);
	const { size, scale } = chosenExactly(asked, pngChoices);
	return drawing(event, timelineFile, 'png', size ?? scale);
};
