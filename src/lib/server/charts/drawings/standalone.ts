import { xmlText } from '../../../domain/xml.ts';
import { light } from './palette.ts';

interface Picture {
	width: number;
	height: number;
	viewBox: string;
	title: string;
	description: string;
}

/** A drawn file as one that scales and says what it shows; places are as exact as an eye can tell. */
export function accessible(svg: string, { title, description, ...size }: Picture): string {
	const attributes = Object.entries(size).map(([name, value]) => `${name}="${value}"`);
	const head = `<title id="title">${escaped(title)}</title><desc id="desc">${escaped(description)}</desc>`;
	const body = svg
		.slice(svg.indexOf('<svg'))
		.replace(/^<svg [^>]*>/, '')
		.replace(/<path [a-z-]+="[^"]*" d=""\/>\s*/g, '')
		.replace(/(\.\d\d)\d+/g, '$1');
	return (
		'<?xml version="1.0" encoding="utf-8"?>\n' +
		'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ' +
		`${attributes.join(' ')} role="img" aria-labelledby="title desc">${head}${body}`
	);
}

/** What a component drew for a page as a file of its own: colours are those of the light scheme, and no style is left. */
export function standalone(markup: string): string {
	const body = xmlText(markup)
		.replace(/<!--[^>]{0,12}-->/g, '')
		// What ends a CDATA section is written as it is in HTML, and in XML may not stand in a text.
		.replaceAll(']]>', ']]&gt;')
		.replace(/ class="[^"]*"/g, '')
		.replace(/="var\((--[a-z-]+)\)"/g, (all, name: string) => {
			const value = light.get(name);
			return value ? `="${value.replaceAll('"', "'")}"` : all;
		});
	return `<?xml version="1.0" encoding="utf-8"?>\n${body}`;
}

export function escaped(text: string): string {
	return xmlText(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
