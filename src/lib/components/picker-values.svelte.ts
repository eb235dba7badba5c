import type { Choice } from '../domain/choice.ts';

export interface Given {
	name: string;
	many?: boolean;
	values?: string[];
	chosen?: Choice[];
	errors?: Record<string, string>;
	search: (query: string, signal: AbortSignal) => Promise<Choice[]>;
	create?: (query: string) => Promise<Choice | undefined>;
}

/** One of several, before the box: something known, or text that nothing was found for. */
export interface Chip {
	text: string;
	choice?: Choice;
	error?: string;
}

const none: Record<string, string> = {};

/** What a picker holds, and what of it the form sends. */
export class PickerValues {
	/** What stands in the box. */
	text = $state('');
	/** What the text in the box names; nothing any more once the text is changed. */
	picked = $state.raw<Choice>();
	chips = $state<Chip[]>([]);
	/** What is wrong with the text in the box. */
	error = $state<string>();
	protected given: () => Given;
	#errors?: Record<string, string>;

	/** Reads the values once: what was chosen since is not to be lost. */
	constructor(given: () => Given) {
		this.given = given;
		const { many, values = [] } = given();
		if (many) this.chips = values.map((text) => ({ text }));
		else this.text = values[0] ?? '';
		this.refused();
	}

	/** Reads what the form was answered, each time that it is: a dialog stays open over its answers. */
	refused() {
		const { name, errors = none } = this.given();
		if (errors === this.#errors) return;
		this.#errors = errors;
		// The text in the box is sent after the chosen ones.
		const inBox = this.text.trim() && errors[`${name}.${this.chips.length}`];
		this.error = [errors[name], inBox].filter(Boolean).join(' ') || undefined;
		for (const [index, chip] of this.chips.entries()) chip.error = errors[`${name}.${index}`];
	}

	/** With script the box shows names, where plain fields hold ids; text not understood is in it to be mended. */
	wake() {
		if (!this.given().many) {
			this.picked = this.#known(this.text);
			this.text = this.picked?.name ?? this.text;
			return;
		}
		this.chips = this.chips
			.filter(({ text }) => text.trim())
			.map((chip) => ({ ...chip, choice: this.#known(chip.text) }));
		const last = this.chips.at(-1);
		if (!last || last.choice || this.text.trim()) return;
		this.chips.pop();
		this.text = last.text;
		this.error = [this.error, last.error].filter(Boolean).join(' ') || undefined;
	}

	/** Names of fields with ids, or with text as it was typed. */
	get fields(): [name: string, value: string][] {
		const { name, many } = this.given();
		if (!many) return [[name, this.picked?.id ?? this.text]];
		const values = this.chips.map(({ choice, text }) => choice?.id ?? text);
		if (this.text.trim()) values.push(this.text);
		return values.map((value, index) => [`${name}.${index}`, value]);
	}

	has({ id }: Choice): boolean {
		return this.chips.some(({ choice }) => choice?.id === id);
	}

	protected hold(choice: Choice) {
		const { many } = this.given();
		if (many && !this.has(choice)) this.chips.push({ text: choice.id, choice });
		this.picked = many ? undefined : choice;
		this.text = many ? '' : choice.name;
		this.error = undefined;
	}

	/** The text in the box becomes one of several, unknown as it is. */
	protected holdText() {
		this.chips.push({ text: this.text });
		this.text = '';
	}

	protected drop(chip: Chip) {
		this.chips = this.chips.filter((other) => other !== chip);
	}

	/** An unknown one goes back into the box; what stood there takes its place. */
	protected takeBack(chip: Chip) {
		const { text, error } = chip;
		if (this.text.trim()) Object.assign(chip, { text: this.text, error: this.error });
		else this.drop(chip);
		Object.assign(this, { text, error });
	}

	#known(text: string) {
		return this.given().chosen?.find(({ id }) => id === text.trim());
	}
}
