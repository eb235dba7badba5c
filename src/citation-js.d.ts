declare module '@citation-js/core' {
	/** Parses text in any supported format into CSL-JSON items. */
	export class Cite {
		constructor(text: string, options?: { generateGraph?: boolean });
		data: Record<string, unknown>[];
	}
}
declare module '@citation-js/plugin-bibtex';
declare module '@citation-js/plugin-ris';
