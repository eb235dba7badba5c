import { inPrint, pictureSizes, sizeInName } from '../../domain/charts/sizes.ts';
import { isAcronym, longName } from '../../domain/charts/caveats.ts';
import { oneOf } from '../../domain/filters.ts';
import { operatorRemark } from '../../domain/operator.ts';
import { attributedTo } from '../../domain/record.ts';
import { bySlugs } from '../outlets/exports/index.ts';
import { publishedOrRedirect } from '../redirects.ts';
import { drawSvgAsPng, standaloneSvg } from '../charts/drawings/index.ts';
import { publicFile } from '../outlets/public-file.ts';
import * as regulations from '../../nouns/regulation/queries.server.ts';
import { origin } from '../settings.ts';
import { siteChoices } from '../site/choices.ts';
import * as trends from '../trends/index.ts';

// A timeline has no fixed shape for a card.
const { card: _, ...sizes } = pictureSizes;

/** `scale` is the former name of `size`. */
export const pngChoices = { size: oneOf(sizes), scale: oneOf({ '1': '', '2': '' }) };

type Size = keyof typeof sizes;

interface Asked {
	url: URL;
	request: Request;
	params: { slug: string };
}

type Draw = (props: {
	regulation: regulations.RegulationPage;
	asOf: string | undefined;
	page: string;
	remarks: string[];
}) => string;

/**
 * Answers with the timeline of a law as one picture.
 * @throws 404, 410 or a redirect if there is no such law; 503 if too many pictures wait
 */
export async function timelineDrawing(
	event: Asked,
	draw: Draw,
	ending: 'svg' | 'png',
	size?: Size
): Promise<Response> {
	const found = await regulations.get(event.params.slug);
	const regulation = await publishedOrRedirect('regulation', event, found);
	const page = `${origin()}/regulations/${regulation.slug}`;
	const [remarks, asOf] = await Promise.all([remarksOn(regulation), trends.asOf()]);
	const body = draw({ regulation, asOf, page, remarks });
	const name = `${regulation.slug}-timeline${size ? sizeInName(size) : ''}`;
	const file = { name, ending, isShown: !size, of: [body, size] };
	return publicFile(event.request, file, (tag) =>
		ending === 'svg'
			? standaloneSvg(body)
			: drawSvgAsPng(standaloneSvg(body), pixels[size ?? '1'], tag)
	);
}

/** Pixels per unit; for print, the pixels across A4. */
const pixels = { '1': { scale: 1 }, '2': { scale: 2 }, print: { width: inPrint(297) } };

/** Gives long names for acronyms in the picture, and says if somebody in it runs this copy. */
async function remarksOn({ course, events }: regulations.RegulationPage): Promise<string[]> {
	const { operator } = await siteChoices();
	const remark = operatorRemark([course, events], operator);
	const spoke = course.map(attributedTo).filter(({ name }) => isAcronym(name));
	const found = await bySlugs('stakeholders', [...new Set(spoke.map(({ slug }) => slug))]);
	const written = found.flatMap(({ name, aliases }) => {
		const long = longName(name, aliases);
		return long ? `${name}: ${long}.` : [];
	});
	return remark ? [...written, remark] : written;
}
