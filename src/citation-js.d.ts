declare module '@citation-js/core' {
	/** Reads what it is given, in whichever format, as items of CSL-JSON. */
	export class Cite {
		constructor(text: string, options?: { generateGraph?: boolean });
		data: Record<string, unknown>[];
	}
}
declare module '@citation-js/plugin-bibtex';
declare module '@citation-js/plugin-ris';
