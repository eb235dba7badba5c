import { certainHit, type Choice } from '../domain/choice.ts';
import { Lookup } from './lookup.svelte.ts';
import { PickerValues, type Chip, type Given } from './picker-values.svelte.ts';

/** A combobox. Its keys are in `picker-keys.ts`, its markup in `Picker.svelte`. */
export class Picker extends PickerValues {
	open = $state(false);
	/** The index of the option that Enter takes; the one after the last hit creates an item. */
	active = $state(0);
	announcement = $state('');
	lookup: Lookup<Choice>;
	box?: HTMLInputElement;
	#walkedTo?: Choice;
	/** Enter or Tab came before the answer, which is then taken if it is unambiguous. */
	#awaited = false;

	constructor(given: () => Given) {
		super(given);
		this.lookup = new Lookup((query, signal) => given().search(query, signal));
	}

	get hits(): Choice[] {
		return this.lookup.hits ?? [];
	}

	/** Offered only after a search, so that existing items are seen first. */
	get offersNew(): boolean {
		return Boolean(this.given().create && this.lookup.hits && this.text.trim());
	}

	get options(): number {
		return this.hits.length + (this.offersNew ? 1 : 0);
	}

	get note(): string {
		if (this.lookup.failed)
			return 'The search does not answer. What you typed stays, and is sent as it is.';
		if (this.hits.length) return `${this.hits.length} found`;
		if (this.lookup.asking) return 'Searching …';
		return this.text.trim() ? 'Nothing found.' : 'Type a part of the name.';
	}

	onInput(pasted = false) {
		this.picked = undefined;
		if (this.text.trim()) void this.find(pasted ? 0 : undefined);
		else this.close();
	}

	/** `wait` is 0 for a complete query, such as a pasted one. */
	async find(wait?: number) {
		this.open = true;
		this.active = 0;
		this.#walkedTo = undefined;
		this.#awaited = false;
		if (!(await this.lookup.ask(this.text.trim(), wait))) return;
		const sure = certainHit(this.text, this.hits);
		if (sure && this.#awaited) return this.choose(sure);
		this.#awaited = false;
		if (!this.open) return this.close();
		this.#moveTo(this.#walkedTo ?? sure);
		this.announcement = this.note;
	}

	walk(step: 1 | -1) {
		if (!this.open) return void this.find(0);
		if (!this.options) return;
		this.active = (this.active + step + this.options) % this.options;
		this.#walkedTo = this.hits[this.active];
	}

	/** A hit that was not on screen is taken only if it is unambiguous. */
	enter() {
		if (this.open && this.lookup.asking && !this.#walkedTo) this.#awaited = true;
		else if (this.open && this.options) void this.take(this.active);
		else if (this.lookup.failed && this.given().many && this.text.trim()) this.#keep();
		else if (!this.picked && this.text.trim()) void this.find(0);
	}

	/**
	 * Tab takes the hit that was walked to, or the one unambiguous hit, so that a few letters and Tab suffice. A pending
	 * answer is taken when it comes; otherwise the text stays as typed.
	 */
	leave() {
		if (!this.open) return;
		const { asking } = this.lookup;
		const hit = this.hits[this.active];
		const sure = this.#walkedTo ?? (asking ? undefined : certainHit(this.text, this.hits));
		if (hit && hit === sure) return this.choose(hit);
		if (!asking) return this.close();
		this.open = false;
		this.#awaited = true;
	}

	onBlur() {
		if (this.#awaited) this.open = false;
		else this.close();
	}

	close() {
		this.lookup.forget();
		this.open = this.#awaited = false;
	}

	async take(option: number) {
		const hit = this.hits[option];
		if (hit) return this.choose(hit);
		this.close();
		const made = await this.given().create?.(this.text.trim());
		if (made) this.choose(made);
		this.box?.focus();
	}

	choose(choice: Choice) {
		this.close();
		this.announcement = `${choice.name} ${this.has(choice) ? 'stands there already' : 'chosen'}`;
		this.hold(choice);
	}

	remove(chip: Chip) {
		this.announcement = `${chip.choice?.name ?? chip.text} removed`;
		this.drop(chip);
		this.box?.focus();
	}

	mend(chip: Chip) {
		this.takeBack(chip);
		this.box?.focus();
		void this.find(0);
	}

	backspace() {
		const last = this.chips.at(-1);
		if (last?.choice) this.remove(last);
		else if (last) this.mend(last);
	}

	#keep() {
		this.announcement = `${this.text} kept as typed`;
		this.holdText();
		this.close();
	}

	#moveTo(hit: Choice | undefined) {
		const index = this.hits.findIndex(({ id }) => id === hit?.id);
		this.active = Math.max(index, 0);
		if (this.#walkedTo) this.#walkedTo = this.hits[index];
	}
}
