import { timelineFile } from '$lib/components/timeline-file';
import { timelineDrawing } from '$lib/server/timelines/drawing';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) => timelineDrawing(event, timelineFile, 'svg');
