import { render } from 'svelte/server';
import TimelineFile from '$lib/components/TimelineFile.svelte';
import { standing } from '$lib/server/addresses';
import { standalone } from '$lib/server/drawings';
import { publicFile } from '$lib/server/public-file';
import * as regulations from '$lib/server/regulations';
import { origin } from '$lib/server/settings';
import * as trends from '$lib/server/trends';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const found = await regulations.get(event.params.slug);
	const unknown = 'No law with this address is on record.';
	const regulation = await standing('regulation', event, found, unknown);
	const page = `${origin()}/regulations/${regulation.slug}`;
	const { body } = render(TimelineFile, {
		props: { regulation, asOf: await trends.asOf(), page }
	});
	const file = { name: `${regulation.slug}-timeline`, ending: 'svg', of: body } as const;
	return publicFile(event.request, file, () => standalone(body));
};
