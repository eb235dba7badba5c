import type { ComponentProps } from 'svelte';
import { render } from 'svelte/server';
import TimelineFile from './TimelineFile.svelte';

export const timelineFile = (props: ComponentProps<typeof TimelineFile>): string =>
	render(TimelineFile, { props }).body;
