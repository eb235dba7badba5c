import { xmlText } from '../../../domain/xml.ts';
import { lightColours } from './palette.ts';

interface Picture {
	width: number;
	height: number;
	viewBox: string;
	title: string;
	description: string;
}

/** Makes an SVG scalable, adds its title and description, and rounds coordinates to what an eye can tell. */
export function accessibleSvg(svg: string, { title, description, ...size }: Picture): string {
	const attributes = Object.entries(size).map(([name, value]) => `${name}="${value}"`);
	const head = `<title id="title">${escapeXml(title)}</title><desc id="desc">${escapeXml(description)}</desc>`;
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

/** Turns a component's SVG into a file, with colours of the light scheme in place of styles. */
export function standaloneSvg(markup: string): string {
	const body = xmlText(markup)
		.replace(/<!--[^>]{0,12}-->/g, '')
		// HTML leaves «]]>» as it is, but XML forbids it in text.
		.replaceAll(']]>', ']]&gt;')
		.replace(/ class="[^"]*"/g, '')
		.replace(/="var\((--[a-z-]+)\)"/g, (all, name: string) => {
			const value = lightColours.get(name);
			return value ? `="${value.replaceAll('"', "'")}"` : all;
		});
	return `<?xml version="1.0" encoding="utf-8"?>\n${body}`;
}

export function escapeXml(text: string): string {
	return xmlText(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
