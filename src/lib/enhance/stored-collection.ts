/** An item that the reader kept in this browser. */
export interface StoredItem {
	/** As the collection's address names it. */
	item: string;
	note: string;
}

const storageKey = 'rulewatch-collection';

/** What was kept, in the reader's order; nothing where the browser keeps nothing for this site. */
export function storedItems(): StoredItem[] {
	try {
		const all: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '[]');
		return Array.isArray(all) ? all.flatMap(readStored) : [];
	} catch {
		return [];
	}
}

function readStored(entry: unknown): StoredItem[] {
	const { item, note = '' } = (entry ?? {}) as Partial<Record<keyof StoredItem, unknown>>;
	return typeof item === 'string' && typeof note === 'string' ? [{ item, note }] : [];
}

/** @returns whether the browser kept it: some keep nothing, or have no room left */
export function save(all: StoredItem[]): boolean {
	try {
		localStorage.setItem(storageKey, JSON.stringify(all));
		return true;
	} catch {
		return false;
	}
}

export const notSaved =
	'This browser keeps nothing for this site: its storage is off or full. Nothing was changed.';

/** Calls when another tab changed what is kept, or the reader came back to a page that was put aside. */
export function whenChangedElsewhere(look: () => void) {
	addEventListener('storage', look);
	addEventListener('pageshow', ({ persisted }) => persisted && look());
}
