import { error } from '@sveltejs/kit';
import { bibtex } from '../../../domain/cite/bibtex.ts';
import type { Citation, Reading } from '../../../domain/cite/citation.ts';
import { ris } from '../../../domain/cite/ris.ts';
import {
	type CitationStyle,
	citationStyles,
	type WrittenCitation
} from '../../../domain/cite/styles.ts';
import { wikipedia } from '../../../domain/cite/wikipedia.ts';
import { oneOf } from '../../../domain/filters.ts';
import { keysOf } from '../../../domain/vocabulary.ts';
import { origin } from '../../settings.ts';
import { siteChoices } from '../../site/choices.ts';
import { today } from '../../today.ts';
import { formatCitation } from './format.ts';

export const reading = async (): Promise<Reading> => ({
	origin: origin(),
	today: today(),
	operator: (await siteChoices()).operator
});

export async function writeCitation(citation: Citation): Promise<WrittenCitation> {
	const texts = await Promise.all(
		keysOf(citationStyles).map(async (style) => [style, await text(citation, style)])
	);
	return { ...citation, texts: Object.fromEntries(texts) };
}

/** The first line follows the style; the note, for which styles have no place, follows below. */
async function text(citation: Citation, style: CitationStyle): Promise<string> {
	if (style === 'wikipedia') return wikipedia(citation);
	return `${await formatCitation(citation.item, style)}\n${citation.item.note}`;
}

type Write = (citations: Citation[]) => string;

const each = (write: (citation: Citation) => string) => (all: Citation[]) =>
	all.map(write).join('\n');

const forms = new Map<string, [type: string, write: Write]>([
	[
		'csl.json',
		[
			'application/vnd.citationstyles.csl+json',
			(all) =>
				JSON.stringify(
					all.map(({ item }) => item),
					null,
					'\t'
				)
		]
	],
	['bib', ['application/x-bibtex', each(bibtex)]],
	['ris', ['application/x-research-info-systems', each(ris)]]
]);

/**
 * Answers `/cite.{format}`. For `txt` the query names the style, APA by default.
 * @throws 400 for an unknown style, 404 for an unknown format
 */
export function file(citation: Citation, asked: Asked): Promise<Response> {
	return fileOf([citation], asked, citation.item.id);
}

interface Asked {
	params: { format: string };
	url: URL;
}

/** Like `file`, for several citations in one file. @param name file name without its ending */
export async function fileOf(
	citations: Citation[],
	{ params, url }: Asked,
	name: string
): Promise<Response> {
	if (params.format === 'txt') {
		const named = url.searchParams.get('style') ?? 'apa';
		const style = oneOf(citationStyles)(named);
		if (!style) error(400, `There is no style “${named}”. Ask for ${styleNames}.`);
		const texts = await Promise.all(citations.map((citation) => text(citation, style)));
		return answer('text/plain', `${texts.join('\n\n')}\n`);
	}
	const [type, write] = forms.get(params.format) ?? [];
	if (!type || !write) error(404, 'A citation is there as csl.json, bib, ris and txt.');
	return answer(type, write(citations), `rulewatch-${name}.${params.format}`);
}

const styleNames = new Intl.ListFormat('en', { type: 'disjunction' }).format(
	keysOf(citationStyles)
);

function answer(type: string, body: string, name?: string): Response {
	return new Response(body, {
		headers: {
			'content-type': `${type}; charset=utf-8`,
			...(name && { 'content-disposition': `attachment; filename="${name}"` })
		}
	});
}
