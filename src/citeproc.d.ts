declare module 'citeproc' {
	/** What the processor asks of its host. */
	interface Host {
		retrieveLocale(language: string): string;
		retrieveItem(id: string): object;
	}

	export class Engine {
		/** `style` and locales are XML; `forced` takes the language also where the style names another. */
		constructor(host: Host, style: string, language: string, forced?: boolean);
		setOutputFormat(format: 'text' | 'html'): void;
		updateItems(ids: string[]): void;
		/** False where the style has no bibliography. */
		makeBibliography(): [parameters: object, entries: string[]] | false;
	}

	const processor: { Engine: typeof Engine };
	export default processor;
}
