/** How much fits: characters in a line of a row's label, its lines, and the levels that labels of markers stand on. */
interface Room {
	line: number;
	lines: number;
	levels: number;
	/** Whether a name of more lines is cut; else it takes as many as it asks for. */
	isCut: boolean;
	/** How steep labels below an axis of time may stand, in degrees. */
	slope: number;
}

/** What a drawing takes from where it is drawn: a page, in the reader's colours, or a file. */
export interface Look {
	room: Room;
	/** A custom property of tokens.css: `colour('ink')`. */
	colour: (name: string) => string;
	/** Pixels kept free for what else stands on the canvas. */
	around: Record<'top' | 'right' | 'bottom' | 'left', number>;
	/** An empty canvas for the tile of a pattern. */
	newTile: (size: number) => HTMLCanvasElement;
}

export const rooms = {
	wide: { line: 30, lines: 2, levels: 2, isCut: true, slope: 50 },
	narrow: { line: 17, lines: 3, levels: 3, isCut: true, slope: 50 },
	/** A file is as high as its rows ask for. */
	file: { line: 44, lines: 2, levels: 2, isCut: false, slope: 0 }
} as const satisfies Record<string, Room>;
