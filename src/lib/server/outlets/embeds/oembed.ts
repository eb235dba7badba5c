import { error } from '@sveltejs/kit';
import { oembedHtml } from '../../../domain/embed-html.ts';
import { type Embed, sizeOf } from '../../../domain/embeds.ts';
import { origin } from '../../settings.ts';
import { today } from '../../today.ts';
import { embedOfAddress } from './of-address.ts';

/** Seconds for which a site may cache the answer. */
const cacheAge = 86_400;

const picture = { width: 1200, height: 630 };

/** Answers oEmbed 1.0 (oembed.com). @throws 400, 404, 410, and 501 for another format than JSON */
export async function oembed(query: URLSearchParams): Promise<object> {
	const format = query.get('format') ?? 'json';
	if (format !== 'json') error(501, 'Answers are given as JSON alone: ask with format=json.');
	const address = query.get('url');
	if (!address) error(400, 'Which page? Its whole address goes into “url”.');
	const most = { width: pixels(query, 'maxwidth'), height: pixels(query, 'maxheight') };
	const embed = await embedOfAddress(address);
	const { width, height } = sizeOf(embed, most);
	return {
		version: '1.0',
		type: 'rich',
		provider_name: 'Rulewatch',
		provider_url: origin(),
		title: embed.title,
		author_name: embed.author?.name ?? 'Rulewatch',
		author_url: origin() + (embed.author?.page ?? ''),
		cache_age: cacheAge,
		// Width and height reserve a place; the frame itself fills the width that it gets.
		html: oembedHtml(embed, { origin: origin(), asOf: today(), width: '100%', height }),
		width,
		height,
		...thumbnail(embed, most)
	};
}

/** oEmbed asks for no thumbnail larger than the limits, and ours has one size. */
function thumbnail({ picture: path }: Embed, most: { width?: number; height?: number }) {
	const { width, height } = picture;
	if (width > (most.width ?? width) || height > (most.height ?? height)) return {};
	return {
		thumbnail_url: origin() + path,
		thumbnail_width: width,
		thumbnail_height: height
	};
}

function pixels(query: URLSearchParams, name: string): number | undefined {
	const text = query.get(name);
	if (!text) return undefined;
	if (!/^[1-9]\d{0,4}$/.test(text)) error(400, `“${name}” takes a whole number of pixels.`);
	return Number(text);
}
