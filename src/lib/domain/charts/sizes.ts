/** The keys are part of addresses: `?size=print`. */
export const pictureSizes = {
	card: 'PNG to go with a link, 1200 × 630',
	'1': 'PNG',
	'2': 'PNG 2×',
	print: 'PNG for print'
} as const;

export type PictureSize = keyof typeof pictureSizes;

/** Sizes in which a picture is as high as its content. */
export const wholeSizes = ['1', '2', 'print'] as const satisfies PictureSize[];

export const sizeInName = (size: PictureSize) =>
	({ card: '-card', '1': '', '2': '-2x', print: '-print' })[size];

export const printResolution = 300;

export const inPrint = (millimetres: number) => Math.round((millimetres / 25.4) * printResolution);
