import type { ComponentProps } from 'svelte';
import { render } from 'svelte/server';
import TimelineFile from './TimelineFile.svelte';

/** The timeline of a law as markup; `standalone` turns it into a file. */
export const timelineFile = (props: ComponentProps<typeof TimelineFile>): string =>
	render(TimelineFile, { props }).body;
