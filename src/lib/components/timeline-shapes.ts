import type { EventKind } from '../domain/vocabulary';

/** Shapes in a box from −8 to 8: filled areas, stroked lines, and lines cut out of an area. */
interface Shape {
	area?: string;
	line?: string;
	cut?: string;
}

export const eventShapes: Record<EventKind, Shape> = {
	drafting: { line: 'M-5-6.5H1.5L5-3V6.5H-5Z' },
	approval: { area: 'M-6.5-6.5h13v13h-13z', cut: 'M-3.3.3l2.3 2.6L3.4-3' },
	notification: { area: 'M-5.5-7H1.5l4 4V7h-11z', cut: 'M-3-1.5h6M-3 2.5h6' },
	leak: { area: 'M0-7.5C3.2-3 5 0 5 2.4a5 5 0 0 1-10 0C-5 0-3.2-3 0-7.5z' },
	publication: { line: 'M-7-5.5H7v11H-7zM-4-2h8M-4 1.7h8' },
	commencement: { area: 'M-4.5-7L7 0-4.5 7z' },
	consultation: { area: 'M-7.5 0l4.3-4.6v2.8h6.4v-2.8L7.5 0 3.2 4.6V1.8h-6.4v2.8z' },
	reaction: { line: 'M-6.5-5.8h13v8.6H-.5L-4 6.2V2.8h-2.5z' },
	court: {
		area: 'M0-7.5l7 3.7v1.5H-7v-1.5zM-5.6-1h2.5v4.6h-2.5zM-1.2-1h2.4v4.6h-2.4zM3.1-1h2.5v4.6H3.1zM-7 4.8H7V7H-7z'
	},
	amendment: { line: 'M0-6L6.3 5.5H-6.3z' },
	suspension: { area: 'M-5-6.5h3.8v13H-5zM1.2-6.5H5v13H1.2z' },
	withdrawal: { line: 'M-2.2-6.8L-6.4-3l4.2 3.8M-6-3H2a4.2 4.2 0 0 1 0 8.6h-5' },
	supersession: { line: 'M-2.5 2.5h-4v-9h9v4', area: 'M-2.5-2.5h9v9h-9z' },
	enforcement: { area: 'M2-8L-5.5 1.2h4.3L-2.5 8 5.5-1.8H1.2z' },
	removal: { line: 'M6.2 0A6.2 6.2 0 1 1-6.2 0 6.2 6.2 0 1 1 6.2 0zM-4.4-4.4l8.8 8.8' }
};
