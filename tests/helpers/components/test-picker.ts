import { vi } from 'vitest';
import type { Choice } from '../../../src/lib/domain/choice.ts';
import { press } from '../../../src/lib/components/picker-keys.ts';
import type { Given } from '../../../src/lib/components/picker-values.svelte.ts';
import { Picker } from '../../../src/lib/components/picker.svelte.ts';

export const coalition: Choice = { id: 'aic', name: 'Asia Internet Coalition', alias: 'AIC' };
export const foundation: Choice = { id: 'drf', name: 'Digital Rights Foundation' };
export const watch: Choice = { id: 'drw', name: 'Digital Rights Watch' };
export const record = [coalition, foundation, watch];

export const find = async (query: string) =>
	record.filter((choice) => JSON.stringify(choice).toLowerCase().includes(query.toLowerCase()));

export function pickerOf(given: Partial<Given> = {}): Picker {
	const picker = new Picker(() => ({ name: 'who', chosen: record, search: find, ...given }));
	picker.hydrate();
	return picker;
}

export function type(picker: Picker, text: string, pasted = false) {
	picker.text = text;
	picker.onInput(pasted);
}

/** Advances fake timers past the debounce. */
export const passDebounce = () => vi.advanceTimersByTimeAsync(150);

export function ask(picker: Picker, text: string) {
	type(picker, text);
	return passDebounce();
}

/** Presses a key; returns whether the picker prevented the default. */
export function key(picker: Picker, name: string, more: Partial<KeyboardEvent> = {}): boolean {
	const prevented = vi.fn();
	const event = { key: name, preventDefault: prevented, stopPropagation: prevented, ...more };
	press(picker, event as unknown as KeyboardEvent);
	return prevented.mock.calls.length > 0;
}
