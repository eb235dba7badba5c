import { archivedOriginal } from '../../domain/address/address.ts';
import { articleText, inParagraphs } from './article-text.ts';
import { author } from './author.ts';
import { canonical } from './canonical.ts';
import { type About, type Capture, type Refusal, Refused } from './capture.ts';
import { decode } from './charset.ts';
import { headline } from './headline.ts';
import { withoutHeading } from './heading.ts';
import { directionOf, language } from './language.ts';
import { requireKeepable, requireReadable } from './limits.ts';
import { outlet, section } from './outlet.ts';
import { Page } from './page.ts';
import { parse } from './parse.ts';
import { capturePdf } from './pdf.ts';
import { published } from './published.ts';
import { isPdf, requireHtml, requirePage, requireText, shortest, signsOf } from './refusals.ts';
import { capturePasted, isMarkup } from './pasted.ts';

/** Reads a page in the worker, where it may take all the time and memory that it is given. */
export async function extract(
	bytes: Uint8Array,
	about: About,
	now: Date
): Promise<Capture | Refusal> {
	try {
		requirePage(bytes, about.contentType);
		const read = await readIt(bytes, about, now);
		requireKeepable(read.text);
		return read;
	} catch (fault) {
		if (fault instanceof Refused) return { refused: fault.message };
		throw fault;
	}
}

async function readIt(bytes: Uint8Array, about: About, now: Date): Promise<Capture> {
	const url = urlOf(about);
	if (isPdf(bytes)) return { ...(await capturePdf(bytes, url, now)), charset: ofPdf };
	const { text, charset } = decode(bytes, about.contentType);
	const isPage = isMarkup(text, about.contentType);
	return { ...(isPage ? ofPage(text, url, now) : capturePasted(text, url, now)), charset };
}

/** A copy in an archive is one of the page that it was made of. */
const urlOf = ({ url = '' }: About) => archivedOriginal(url) ?? (url || undefined);

const ofPdf = { label: 'pdf', isGuessed: false };

function ofPage(html: string, url: string | undefined, now: Date): Omit<Capture, 'charset'> {
	requireHtml(html);
	requireReadable(html);
	const page = new Page(parse(html), url);
	const publisher = outlet(page);
	const fields = {
		canonical: canonical(page),
		headline: headline(page, publisher?.value),
		outlet: publisher,
		author: author(page, publisher?.value),
		date: published(page, now),
		section: section(page)
	};
	const signs = signsOf(page);
	const shown = articleText(page.document);
	const said = page.linked.text('articleBody');
	// In JSON-LD the text is often shortened or run together: it stands in only where the page itself has none.
	const isSaid = shown.length < shortest && typeof said === 'string' && said.length > shown.length;
	const written = isSaid ? inParagraphs(said.replace(/\n/g, '\n\n')) : shown;
	const text = withoutHeading(written, fields.headline?.value, now);
	requireText(text, signs);
	return { ...fields, text, direction: directionOf(text), lang: language(page, text) };
}
