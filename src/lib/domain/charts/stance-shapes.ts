import type { Stance } from '../vocabulary.ts';

/** In a box from −8 to 8. */
const disc = 'M7 0A7 7 0 1 1-7 0 7 7 0 1 1 7 0z';

/** The outline around the sign of a stance; the two hollow ones are drawn as a line. */
export const stanceOutlines: Record<Stance, string> = {
	oppose: 'M-7-7H7V7H-7z',
	concerned: 'M0-8.5L8 7H-8z',
	neutral: disc,
	mixed: 'M0-8.5L8.5 0 0 8.5-8.5 0z',
	support: disc,
	not_stated: disc
};
export const hollowStances = new Set<Stance>(['neutral', 'not_stated']);

/** Stance signs as paths, so that they do not depend on fonts. */
export const stanceShapes: Record<Stance, string> = {
	oppose: 'M-2.6-2.6l5.2 5.2M2.6-2.6l-5.2 5.2',
	concerned: 'M0-3V1.6M0 4.6v.1',
	neutral: 'M-3.2 0h6.4',
	mixed: 'M0-4v5M-2.6-1.5h5.2M-2.6 3.3h5.2',
	support: 'M-3.2.2l2.3 2.5L3.3-2.6',
	not_stated: 'M3 0A3 3 0 1 1-3 0 3 3 0 1 1 3 0z'
};
