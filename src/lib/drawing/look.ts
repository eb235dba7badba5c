/** Limits of a drawing: characters per label line, lines per label, and levels of event labels. */
interface Room {
	line: number;
	lines: number;
	levels: number;
	/** False lets a long name take as many lines as it needs. */
	isCut: boolean;
	/** The steepest angle of labels on a time axis, in degrees. */
	slope: number;
}

/** The surroundings of a drawing: a page in the reader's colours, or a file. */
export interface Look {
	room: Room;
	/** Returns a custom property of tokens.css: `colour('ink')`. */
	colour: (name: string) => string;
	around: Record<'top' | 'right' | 'bottom' | 'left', number>;
	newTile: (size: number) => HTMLCanvasElement;
}

export const rooms = {
	wide: { line: 30, lines: 2, levels: 2, isCut: true, slope: 50 },
	narrow: { line: 17, lines: 3, levels: 3, isCut: true, slope: 50 },
	/** A file grows with its rows. */
	file: { line: 44, lines: 2, levels: 2, isCut: false, slope: 0 }
} as const satisfies Record<string, Room>;
