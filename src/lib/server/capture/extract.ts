import { archivedOriginal } from '../../domain/address/address.ts';
import { articleText, inParagraphs } from './article-text.ts';
import { author } from './author.ts';
import { canonical } from './canonical.ts';
import { type About, type Capture, type Refusal, CaptureRefused } from './capture.ts';
import { decode } from './charset.ts';
import { headline } from './headline.ts';
import { withoutHeading } from './heading.ts';
import { textDirection, pageLanguage } from './language.ts';
import { requireKeepable, requireReadable } from './limits.ts';
import { outlet, pageSection } from './outlet.ts';
import { Page } from './page.ts';
import { parse } from './parse.ts';
import { capturePdf } from './pdf.ts';
import { publicationDate } from './published.ts';
import {
	isPdf,
	requireHtml,
	requirePage,
	requireText,
	shortestArticle,
	signsOf
} from './refusals.ts';
import { capturePasted, isMarkup } from './pasted.ts';

/** Runs in the worker, whose time and memory are limited. */
export async function extract(
	bytes: Uint8Array,
	about: About,
	now: Date
): Promise<Capture | Refusal> {
	try {
		requirePage(bytes, about.contentType);
		const read = await captureBytes(bytes, about, now);
		requireKeepable(read.text);
		return read;
	} catch (fault) {
		if (fault instanceof CaptureRefused) return { refused: fault.message };
		throw fault;
	}
}

async function captureBytes(bytes: Uint8Array, about: About, now: Date): Promise<Capture> {
	const url = urlOf(about);
	if (isPdf(bytes)) return { ...(await capturePdf(bytes, url, now)), charset: pdfCharset };
	const { text, charset } = decode(bytes, about.contentType);
	const isPage = isMarkup(text, about.contentType);
	return { ...(isPage ? captureHtml(text, url, now) : capturePasted(text, url, now)), charset };
}

const urlOf = ({ url = '' }: About) => archivedOriginal(url) ?? (url || undefined);

const pdfCharset = { label: 'pdf', isGuessed: false };

function captureHtml(html: string, url: string | undefined, now: Date): Omit<Capture, 'charset'> {
	requireHtml(html);
	requireReadable(html);
	const page = new Page(parse(html), url);
	const publisher = outlet(page);
	const fields = {
		canonical: canonical(page),
		headline: headline(page, publisher?.value),
		outlet: publisher,
		author: author(page, publisher?.value),
		date: publicationDate(page, now),
		section: pageSection(page)
	};
	const signs = signsOf(page);
	const pageText = articleText(page.document);
	const linkedText = page.linked.text('articleBody');
	// JSON-LD often shortens the text or loses its paragraphs.
	const usesLinked =
		pageText.length < shortestArticle &&
		typeof linkedText === 'string' &&
		linkedText.length > pageText.length;
	const written = usesLinked ? inParagraphs(linkedText.replace(/\n/g, '\n\n')) : pageText;
	const text = withoutHeading(written, fields.headline?.value, now);
	requireText(text, signs);
	return { ...fields, text, direction: textDirection(text), lang: pageLanguage(page, text) };
}
