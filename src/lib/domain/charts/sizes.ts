/** A picture as PNG, by the word in its address: `?size=print`. */
export const pictureSizes = {
	card: 'PNG to go with a link, 1200 × 630',
	'1': 'PNG',
	'2': 'PNG 2×',
	print: 'PNG for print'
} as const;

export type PictureSize = keyof typeof pictureSizes;

/** Those in which a picture is as high as all that it says. */
export const wholeSizes = ['1', '2', 'print'] as const satisfies PictureSize[];

/** What stands in its file's name. */
export const sizeInName = (size: PictureSize) =>
	({ card: '-card', '1': '', '2': '-2x', print: '-print' })[size];

/** Dots an inch on paper. */
export const printResolution = 300;

/** So many millimetres of paper at that resolution. */
export const inPrint = (millimetres: number) => Math.round((millimetres / 25.4) * printResolution);
