import { flushSync } from 'svelte';
import type { Picker } from './picker.svelte.ts';

/**
 * The keys of an editable combobox with list autocomplete, after the ARIA Authoring Practices. Differences, for speed and
 * so that nothing typed is lost: the first hit is active at once, Escape never empties the box, and Enter never sends the
 * form, which is left to Ctrl+Enter.
 */
export function press(picker: Picker, event: KeyboardEvent) {
	// While an input method composes a word, its keys are its own.
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
		// Into the page at once, because the form reads its fields before this event is over.
		if (event.ctrlKey || event.metaKey) {
			picker.leave();
			return flushSync();
		}
		event.preventDefault();
		picker.enter();
	},
	Escape: (picker, event) => {
		if (!picker.open) return;
		// The list closes, and not also the dialog that the form may stand in.
		event.preventDefault();
		event.stopPropagation();
		picker.close();
	},
	Tab: (picker) => picker.leave(),
	Backspace: (picker, event) => {
		// A key held down to empty the box stops there.
		if (picker.text === '' && !event.repeat) picker.backspace();
	}
};
