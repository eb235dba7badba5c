declare module 'citeproc' {
	interface Host {
		retrieveLocale(language: string): string;
		retrieveItem(id: string): object;
	}

	export class Engine {
		/** `style` and locales are XML; `forced` overrides the style's own language. */
		constructor(host: Host, style: string, language: string, forced?: boolean);
		setOutputFormat(format: 'text' | 'html'): void;
		updateItems(ids: string[]): void;
		/** False if the style has no bibliography. */
		makeBibliography(): [parameters: object, entries: string[]] | false;
	}

	const processor: { Engine: typeof Engine };
	export default processor;
}
