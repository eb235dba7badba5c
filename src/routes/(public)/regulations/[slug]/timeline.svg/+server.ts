import { timelineFile } from '$lib/components/timeline-file';
import { drawing } from '$lib/server/timelines/drawing';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) => drawing(event, timelineFile, 'svg');
