import { GlobalFonts } from '@napi-rs/canvas';
import { createRequire } from 'node:module';

const { resolve } = createRequire(import.meta.url);

const variable = (font: string) => (script: string) => ({
	name: `${font}-${script}`,
	files: [`@fontsource-variable/${font}/files/${font}-${script}-wght-normal.woff2`]
});
const fixed = (name: string, file: string, weights: number[]) => ({
	name,
	files: weights.map((weight) => `@fontsource/${file}-${weight}-normal.woff2`)
});

const serif = ['latin', 'latin-ext', 'vietnamese'].map(variable('newsreader'));
const sans = ['latin', 'latin-ext', 'vietnamese', 'greek', 'cyrillic'].map(
	variable('source-sans-3')
);
/** For machines without fonts: the scripts that ours lack, and our signs. */
const others = [
	fixed('devanagari', 'noto-sans/files/noto-sans-devanagari', [400, 600]),
	fixed('urdu', 'noto-nastaliq-urdu/files/noto-nastaliq-urdu-arabic', [400, 600]),
	fixed('signs', 'dejavu-sans/files/dejavu-sans-latin', [400, 700])
];

for (const { name, files } of [...serif, ...sans, ...others])
	for (const path of files.map((file) => resolve(file)))
		if (!GlobalFonts.registerFromPath(path, familyOf(name))) throw new Error(`No font: ${path}`);

function familyOf(name: string) {
	return `Rulewatch-${name}`;
}

const listOf = (fonts: { name: string }[]) => fonts.map(({ name }) => familyOf(name)).join(', ');

/** CSS font lists: a character missing in one family comes from the next. */
export const families = listOf([...sans, ...others]);
export const serifFamilies = listOf([...serif, ...sans, ...others]);
