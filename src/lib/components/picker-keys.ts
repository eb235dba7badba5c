import { flushSync } from 'svelte';
import type { Picker } from './picker.svelte.ts';

/**
 * Keys of an editable combobox with list autocomplete (ARIA Authoring Practices). It differs in three ways, for speed
 * and to keep typed text: the first hit is active at once, Escape never empties the box, and only Ctrl+Enter submits
 * the form.
 */
export function press(picker: Picker, event: KeyboardEvent) {
	// An input method owns the keys while it composes a word.
	if (event.isComposing) return;
	keys[event.key]?.(picker, event);
}

const keys: Record<string, (picker: Picker, event: KeyboardEvent) => void> = {
	ArrowDown: (picker, event) => {
		event.preventDefault();
		picker.walk(1);
	},
	ArrowUp: (picker, event) => {
		event.preventDefault();
		picker.walk(-1);
	},
	Enter: (picker, event) => {
		// The DOM must be current, because the form reads its fields before this event ends.
		if (event.ctrlKey || event.metaKey) {
			picker.leave();
			return flushSync();
		}
		event.preventDefault();
		picker.enter();
	},
	Escape: (picker, event) => {
		if (!picker.open) return;
		// Escape closes the list but not the dialog around it.
		event.preventDefault();
		event.stopPropagation();
		picker.close();
	},
	Tab: (picker) => picker.leave(),
	Backspace: (picker, event) => {
		// Holding backspace to empty the box must not also delete chips.
		if (picker.text === '' && !event.repeat) picker.backspace();
	}
};
