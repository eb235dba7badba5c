import { Parser } from 'htmlparser2';

export interface Line {
	x: number;
	y: number;
	anchor: string;
	runs: { text: string; fill: string; font: { size: number; weight: string; serif: boolean } }[];
}

interface Look {
	dx: number;
	dy: number;
	attributes: Record<string, string>;
}

/**
 * Separates text from an SVG, because the canvas library draws no right-to-left text from SVG and joins no letters.
 */
export function separateTexts(svg: string): { rest: string; lines: Line[] } {
	const lines: Line[] = [];
	const kept: string[] = [];
	const looks: Look[] = [{ dx: 0, dy: 0, attributes: {} }];
	let line: Line | undefined;
	let from = 0;
	const parser = new Parser(
		{
			onopentag(name, own) {
				const { dx, dy, attributes } = looks.at(-1)!;
				const [x = 0, y = 0] =
					/^translate\(([^)]*)\)/.exec(own.transform ?? '')?.[1]?.split(' ') ?? [];
				const look = {
					dx: dx + Number(x),
					dy: dy + Number(y),
					attributes: { ...attributes, ...own }
				};
				looks.push(look);
				if (name !== 'text') return;
				kept.push(svg.slice(from, parser.startIndex));
				line = {
					x: look.dx + Number(own.x),
					y: look.dy + Number(own.y),
					anchor: look.attributes['text-anchor'] ?? 'start',
					runs: []
				};
			},
			ontext(text) {
				const { attributes } = looks.at(-1)!;
				line?.runs.push({
					text: text.replace(/\s+/g, ' '),
					fill: attributes.fill ?? '#000000',
					font: {
						size: Number(attributes['font-size']),
						weight: attributes['font-weight'] ?? '400',
						serif: attributes['font-family']?.startsWith('Newsreader') ?? false
					}
				});
			},
			onclosetag(name) {
				looks.pop();
				if (name !== 'text' || !line) return;
				lines.push(line);
				line = undefined;
				from = parser.endIndex + 1;
			}
		},
		{ xmlMode: true }
	);
	parser.end(svg);
	return { rest: kept.join('') + svg.slice(from), lines };
}
