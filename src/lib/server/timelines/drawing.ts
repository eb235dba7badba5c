import { error } from '@sveltejs/kit';
import { oneOf } from '../../domain/filters.ts';
import { publishedOrRedirect } from '../redirects.ts';
import { raster, standalone, TooManyDrawings } from '../charts/drawings/index.ts';
import { publicFile } from '../outlets/public-file.ts';
import * as regulations from '../../nouns/regulation/queries.server.ts';
import { origin } from '../settings.ts';
import * as trends from '../trends/index.ts';

/** How many pixels a unit of the picture takes: once for screens, twice for print. */
export const pngChoices = { scale: oneOf({ 1: 'For screens', 2: 'For print' }) };

interface Asked {
	url: URL;
	request: Request;
	params: { slug: string };
}

type Draw = (props: {
	regulation: regulations.RegulationPage;
	asOf: string | undefined;
	page: string;
}) => string;

/**
 * The timeline of a law as one picture.
 * @throws 404, 410 or a redirect where the law is not there; 503 where too many pictures wait to be drawn
 */
export async function drawing(
	event: Asked,
	draw: Draw,
	ending: 'svg' | 'png',
	scale = 1
): Promise<Response> {
	const found = await regulations.get(event.params.slug);
	const unknown = 'No law with this address is on record.';
	const regulation = await publishedOrRedirect('regulation', event, found, unknown);
	const page = `${origin()}/regulations/${regulation.slug}`;
	const body = draw({ regulation, asOf: await trends.asOf(), page });
	const name = `${regulation.slug}-timeline${scale > 1 ? `-${scale}x` : ''}`;
	return publicFile(event.request, { name, ending, of: [body, scale] }, async (tag) => {
		if (ending === 'svg') return standalone(body);
		try {
			return await raster(standalone(body), scale, tag);
		} catch (fault) {
			if (fault instanceof TooManyDrawings) error(503, fault.message);
			throw fault;
		}
	});
}
