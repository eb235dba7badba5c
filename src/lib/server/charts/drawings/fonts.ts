import { GlobalFonts } from '@napi-rs/canvas';
import { createRequire } from 'node:module';

const { resolve } = createRequire(import.meta.url);

/** Fonts for machines that have none: a file for each script, and one for our signs. */
const scripts: [name: string, file: string, weights: number[]][] = [
	...['latin', 'latin-ext', 'vietnamese', 'greek', 'cyrillic', 'devanagari'].map(
		(script): [string, string, number[]] => [
			script,
			`@fontsource/noto-sans/files/noto-sans-${script}`,
			[400, 600]
		]
	),
	['urdu', '@fontsource/noto-nastaliq-urdu/files/noto-nastaliq-urdu-arabic', [400, 600]],
	['signs', '@fontsource/dejavu-sans/files/dejavu-sans-latin', [400, 700]]
];

for (const [name, file, weights] of scripts)
	for (const weight of weights) {
		const path = resolve(`${file}-${weight}-normal.woff2`);
		if (!GlobalFonts.registerFromPath(path, familyOf(name))) throw new Error(`No font: ${path}`);
	}

function familyOf(name: string) {
	return `Rulewatch-${name}`;
}

/** CSS font list: a character missing in one family comes from the next. */
export const families = scripts.map(([name]) => familyOf(name)).join(', ');
