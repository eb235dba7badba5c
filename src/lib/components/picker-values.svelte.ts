import type { Choice } from '../domain/choice.ts';

export interface Given {
	/** With `many`, the fields are called `${name}.0`, `${name}.1` … */
	name: string;
	many?: boolean;
	/** Initial values: ids, or typed text that matched nothing. Later changes are ignored. */
	values?: string[];
	/** The items that `values` names, with their titles. */
	chosen?: Choice[];
	/** Errors by field: `organisation`, or `signatories.1`. */
	errors?: Record<string, string>;
	search: (query: string, signal: AbortSignal) => Promise<Choice[]>;
	/** Opens the dialog that creates an item; resolves with undefined if cancelled. */
	create?: (query: string) => Promise<Choice | undefined>;
}

/** One chosen item in front of the box, or text that matched nothing. */
export interface Chip {
	text: string;
	choice?: Choice;
	error?: string;
}

const none: Record<string, string> = {};

export class PickerValues {
	text = $state('');
	/** The item that the text names; undefined once the text changes. */
	picked = $state.raw<Choice>();
	chips = $state<Chip[]>([]);
	error = $state<string>();
	protected given: () => Given;
	#errors?: Record<string, string>;

	/** Reads the props once: later choices must survive updates. */
	constructor(given: () => Given) {
		this.given = given;
		const { many, values = [] } = given();
		if (many) this.chips = values.map((text) => ({ text }));
		else this.text = values[0] ?? '';
		this.readErrors();
	}

	/** Takes over the errors of each new answer, as a dialog stays open across answers. */
	readErrors() {
		const { name, errors = none } = this.given();
		if (errors === this.#errors) return;
		this.#errors = errors;
		// The text in the box is submitted after the chips.
		const inBox = this.text.trim() && errors[`${name}.${this.chips.length}`];
		this.error = [errors[name], inBox].filter(Boolean).join(' ') || undefined;
		for (const [index, chip] of this.chips.entries()) chip.error = errors[`${name}.${index}`];
	}

	/** On hydration the box changes from an id to its name; text that matched nothing returns to the box. */
	hydrate() {
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

	/** Hidden fields: ids, or text as typed. */
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

	protected holdText() {
		this.chips.push({ text: this.text });
		this.text = '';
	}

	protected drop(chip: Chip) {
		this.chips = this.chips.filter((other) => other !== chip);
	}

	/** Moves an unmatched chip back into the box and the box's text into a chip. */
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
